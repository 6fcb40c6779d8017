using System.Text.Encodings.Web;
using System.Text.Json;
using Entraide.Schema.Engine;
using GraphQL;
using GraphQL.Execution;
using GraphQL.SystemTextJson;
using Microsoft.Extensions.DependencyInjection;

namespace Entraide.Schema;

public static class SchemaRegistration
{
    /// <summary>Adds the <see cref="GraphQLServer"/>, how it writes answers, and the batches that resolvers ask.</summary>
    public static IServiceCollection AddHubSchema(this IServiceCollection services)
    {
        services.AddSingleton<Failures>().AddSingleton<GraphQLServer>();
        services.AddSingleton<IGraphQLTextSerializer>(new GraphQLSerializer(Write, new ErrorInfoProvider(Shown)));
        services.AddScoped<ViewerScope>().AddScoped<Nodes>();
        foreach (var loader in typeof(SchemaRegistration).Assembly.GetTypes().Where(IsBatchLoader)) services.AddScoped(loader);
        return services;
    }

    // Answers are JSON and never part of a page, so French letters need no escapes.
    private static void Write(JsonSerializerOptions options) => options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    private static void Shown(ErrorInfoProviderOptions options) =>
        options.ExposeCodes = options.ExposeData = options.ExposeExceptionDetails = false;

    private static bool IsBatchLoader(Type type) =>
        type is { IsAbstract: false, BaseType.IsGenericType: true } && type.BaseType.GetGenericTypeDefinition() == typeof(BatchLoader<,>);
}
