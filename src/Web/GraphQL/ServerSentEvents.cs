using Entraide.Schema.Engine;
using Entraide.Web.Metrics;
using GraphQL;
using Microsoft.AspNetCore.Http.Features;

namespace Entraide.Web.GraphQL;

/// <summary>
/// GraphQL over server-sent events, in distinct connections (graphql-sse's PROTOCOL.md): an operation for each request. A comment
/// now and then keeps proxies from closing a stream that is silent.
/// </summary>
public sealed class ServerSentEvents(
    IGraphQLTextSerializer serializer, Failures failures, HubMeter meter, IHostApplicationLifetime lifetime, TimeProvider clock)
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);

    public async Task WriteAsync(HttpContext context, ExecutionResult result)
    {
        using var open = meter.Open("graphql-sse");
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        context.Features.GetRequiredFeature<IHttpResponseBodyFeature>().DisableBuffering();
        context.Response.ContentType = AnswerTypes.EventStream;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await context.Response.Body.FlushAsync(ending.Token);
            await SendAllAsync(context.Response, result, ending.Token);
            await SendAsync(context.Response, "event: complete\ndata:\n\n", ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client has gone, or the hub closes: the client comes back and names its last number.
        }
    }

    private async Task SendAllAsync(HttpResponse response, ExecutionResult result, CancellationToken ct)
    {
        try
        {
            await using var results = result.EachAsync(ct).GetAsyncEnumerator(ct);
            while (await NextAsync(results, response))
            {
                await SendNextAsync(response, results.Current, ct);
                if (result.Streams is not null) meter.Delivered();
            }
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            await SendNextAsync(response, failures.ResultOf(error), ct);
        }
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<ExecutionResult> results, HttpResponse response)
    {
        var next = results.MoveNextAsync().AsTask();
        while (true)
        {
            try
            {
                // Not left while it moves: it ends by itself when the client has gone.
                return await next.WaitAsync(Silence, clock);
            }
            catch (TimeoutException) when (!next.IsCompleted)
            {
                await SendAsync(response, ":\n\n", CancellationToken.None);
            }
        }
    }

    private async Task SendNextAsync(HttpResponse response, ExecutionResult result, CancellationToken ct)
    {
        await response.WriteAsync("event: next\ndata: ", ct);
        await serializer.WriteAsync(response.Body, result, ct);
        await SendAsync(response, "\n\n", ct);
    }

    private static async Task SendAsync(HttpResponse response, string text, CancellationToken ct)
    {
        await response.WriteAsync(text, ct);
        await response.Body.FlushAsync(ct);
    }
}
