using Entraide.Hub;
using Entraide.Hub.Live;
using Entraide.Hub.Push;
using Entraide.Hub.Storage;
using Entraide.Schema;
using Entraide.Schema.Engine;
using Entraide.Web;
using Entraide.Web.Access;
using Entraide.Web.Errors;
using Entraide.Web.Files;
using Entraide.Web.GraphQL;
using Entraide.Web.Health;
using Entraide.Web.Http;
using Entraide.Web.Live;
using Entraide.Web.Metrics;
using Entraide.Web.Notifications;
using Entraide.Web.Pictures;
using Entraide.Web.Settings;
using Microsoft.AspNetCore.Identity;

try
{
    var switches = Switches.Read(args);
    var builder = WebApplication.CreateBuilder(switches.Rest);
    builder.Configuration.AddLogDefaults();
    var settings = HubSettings.Read(builder.Configuration, builder.Environment);
    if (switches.SchemaFile is null) await Reachability.RequireAsync(settings);

    builder.AddServer(settings);
    builder.Services.AddStorage(settings.Database).AddLive(settings.Redis).AddPush(settings.Push);
    builder.Services.AddHub(settings.Mail, settings.Files).AddDefaultTokenProviders();
    builder.Services.AddHubSchema().AddGraphQLRoads();
    builder.Services.AddSessionSignIn().AddLiveHub(settings.Redis);
    builder.Services.AddHealth(settings.Redis).AddHubMetrics().AddCompression();
    await using var app = builder.Build();

    if (switches.SchemaFile is { } file)
    {
        await File.WriteAllTextAsync(file, app.Services.GetRequiredService<GraphQLServer>().Print());
        return 0;
    }

    if (settings.TrustProxy) app.UseProxy();
    app.UseSecurityHeaders();
    app.UseErrorAnswers();
    app.UseHealth();
    app.UseHubMetrics();
    app.UseResponseCompression();
    app.UseClientFiles();
    app.UseWebSockets();
    app.UseRouting();
    app.UseSessionSignIn(settings.PublicUrl);

    app.MapGraphQL();
    app.MapLive();
    app.MapPictures();
    app.MapFiles();
    app.MapUnsubscribe();
    app.MapClientPage();

    await ActivatorUtilities.CreateInstance<Opening>(app.Services).OpenAsync(app, settings, switches.LargeDemo);
    await app.WaitForShutdownAsync();
    return 0;
}
catch (SettingError wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
