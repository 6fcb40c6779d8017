using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Entraide.Hub.Files;

/// <summary>Files in a bucket, which all nodes reach alike.</summary>
public sealed class BucketStore(BucketSettings settings) : IFileStore, IDisposable
{
    private readonly AmazonS3Client client = new(new BasicAWSCredentials(settings.AccessKey, settings.Secret), new AmazonS3Config
    {
        ServiceURL = settings.Server.AbsoluteUri,
        AuthenticationRegion = settings.Region,
        ForcePathStyle = true,
        MaxErrorRetry = 2,
        // Servers other than Amazon's do not all know the newer checksums.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });

    public Task WriteAsync(string key, Stream content, CancellationToken ct) => AskAsync(() => PutAsync(key, content, ct));

    public async Task<Stream?> OpenAsync(string key, CancellationToken ct)
    {
        try
        {
            return (await AskAsync(() => client.GetObjectAsync(settings.Name, key, ct))).ResponseStream;
        }
        catch (AmazonS3Exception error) when (error.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public Task DeleteAsync(string key, CancellationToken ct) => AskAsync(() => client.DeleteObjectAsync(settings.Name, key, ct));

    /// <summary>Writes and removes something, as a start does that wants to know whether it may.</summary>
    /// <exception cref="AmazonS3Exception">The server refuses.</exception>
    public async Task TryAsync(CancellationToken ct)
    {
        var key = $"writable-{Guid.NewGuid():N}";
        using var content = new MemoryStream("x"u8.ToArray());
        await PutAsync(key, content, ct);
        await client.DeleteObjectAsync(settings.Name, key, ct);
    }

    public void Dispose() => client.Dispose();

    private Task<PutObjectResponse> PutAsync(string key, Stream content, CancellationToken ct) => client.PutObjectAsync(new PutObjectRequest
    {
        BucketName = settings.Name,
        Key = key,
        InputStream = content,
        AutoCloseStream = false,
        AutoResetStreamPosition = false,
        UseChunkEncoding = false,
        ContentType = "application/octet-stream",
    }, ct);

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception error) when (error is HttpRequestException or AmazonServiceException { StatusCode: 0 or >= HttpStatusCode.InternalServerError })
        {
            throw new Unavailable();
        }
    }
}
