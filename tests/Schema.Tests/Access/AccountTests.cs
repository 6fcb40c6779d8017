using Entraide.Fixture;
using Xunit;

namespace Entraide.Schema.Tests.Access;

/// <summary>Becoming a member, and being one on several devices.</summary>
public sealed class AccountTests
{
    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task A_member_of_the_household_comes_by_an_invitation_that_is_good_once(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        Assert.Equal("EMAIL_NOT_CONFIRMED", await awa.GraphQL.RefusalAsync("giveInvitation", new { kind = "HOUSEHOLD" }));
        await awa.ConfirmEmailAsync();
        Assert.Equal("NOT_ALLOWED", await awa.GraphQL.RefusalAsync("giveInvitation", new { kind = "LOCAL_BODY" }));
        var given = await awa.MutateAsync("giveInvitation", new { kind = "HOUSEHOLD" }, "token invitation { id kind usesLeft expiresAt }");
        Shown.Match(given.GetProperty("invitation"), "An_invitation_just_given");
        var token = given.GetProperty("token").GetString()!;
        using var nobody = new GraphQLClient(stage.Node.Address);
        Shown.Match(await nobody.SendAsync("query($t: String!) { invitation(token: $t) { kind from expiresAt } }", new { t = token }), "An_invitation_before_signing_up");

        var email = $"moussa.{kind}@exemple.fr";
        Assert.Equal("WEAK_PASSWORD", await nobody.RefusalAsync("signUp", SignUp(token, email, "court")));
        Assert.Equal("NOT_VALID", await nobody.RefusalAsync("signUp", SignUp(token, "pas une adresse", Person.Password)));
        Assert.Equal("BLANK", await nobody.RefusalAsync("signUp", SignUp(token, email, Person.Password, name: " ")));
        Assert.Equal("ALREADY_THERE", await nobody.RefusalAsync("signUp", SignUp(token, awa.Email, Person.Password)));
        Assert.Equal("INVITATION_NOT_VALID", await nobody.RefusalAsync("signUp", SignUp("ehi_inconnue", email, Person.Password)));
        await nobody.MutateAsync("signUp", SignUp(token, email, Person.Password), "me { email }");
        Assert.Equal("INVITATION_NOT_VALID", await nobody.RefusalAsync("signUp", SignUp(token, $"encore.{email}", Person.Password)));
        await nobody.MutateAsync("signIn", new { email = email.ToUpperInvariant(), password = Person.Password }, "me { email }");
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Eight_wrong_passwords_lock_the_account_and_a_new_password_opens_it(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        using var nobody = new GraphQLClient(stage.Node.Address);
        Assert.Equal("WRONG_CREDENTIALS", await nobody.RefusalAsync("signIn", new { email = "inconnue@exemple.fr", password = Person.Password }));
        for (var wrong = 1; wrong <= 8; wrong++) Assert.Equal("WRONG_CREDENTIALS", await nobody.RefusalAsync("signIn", new { email = awa.Email, password = "faux" }));
        Assert.Equal("LOCKED_OUT", await nobody.RefusalAsync("signIn", new { email = awa.Email, password = Person.Password }));

        await nobody.SendAsync("mutation($e: String!) { requestPasswordReset(input: { email: $e }) { done } }", new { e = awa.Email });
        var token = await stage.LinkTokenAsync(awa.Email, "reset");
        const string Chosen = "une autre phrase, plus longue";
        Assert.Equal("LINK_NOT_VALID", await nobody.RefusalAsync("resetPassword", new { memberId = awa.Id, token = "faux", password = Chosen }));
        Assert.Equal("WEAK_PASSWORD", await nobody.RefusalAsync("resetPassword", new { memberId = awa.Id, token, password = "court" }));
        await nobody.MutateAsync("resetPassword", new { memberId = awa.Id, token, password = Chosen }, "done");
        await nobody.MutateAsync("signIn", new { email = awa.Email, password = Chosen }, "me { email }");
        Assert.Equal("LINK_NOT_VALID", await nobody.RefusalAsync("resetPassword", new { memberId = awa.Id, token, password = Chosen }));
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task Signing_out_everywhere_ends_every_browser_program_and_live_feed(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var awa = await stage.JoinAsync("Awa Keïta");
        using var browser = new GraphQLClient(stage.Node.Address, cookie: awa.Cookie);
        using var events = await EventStream.OpenAsync(awa.GraphQL, $"inbox:{awa.Id}");
        Assert.Equal(2, (await browser.SendAsync("mutation { signOutEverywhere { endedCount } }")).GetProperty("signOutEverywhere").GetProperty("endedCount").GetInt32());
        await Eventually.Async(async () => (await StatusAsync(awa.GraphQL)) == 401, "the program's token is refused", TimeSpan.FromSeconds(5));
        await Eventually.Async(async () => (await browser.SendAsync("{ me { email } }")).GetProperty("me").ValueKind == System.Text.Json.JsonValueKind.Null, "the browser is nobody", TimeSpan.FromSeconds(5));
        var ended = await Assert.ThrowsAsync<GraphQLException>(async () =>
        {
            while (true) await events.NextAsync();
        });
        Assert.Equal("UNAUTHENTICATED", ended.Code);
    }

    [Theory, MemberData(nameof(Stages.Both), MemberType = typeof(Stages))]
    public async Task One_session_is_ended_and_the_others_stay(StageKind kind)
    {
        var stage = await Stages.OfAsync(kind);
        var (awa, bruno) = (await stage.JoinAsync("Awa Keïta"), await stage.JoinAsync("Bruno Le Goff"));
        var sessions = (await awa.SendAsync("{ me { sessions { id kind name current startedAt expiresAt } } }")).GetProperty("me").GetProperty("sessions");
        Shown.Match(sessions, "Sessions");
        var browser = sessions.EnumerateArray().First(session => session.GetProperty("kind").GetString() == "BROWSER").GetProperty("id").GetGuid();
        Assert.Equal("NOT_THERE", await bruno.GraphQL.RefusalAsync("endSession", new { sessionId = browser }));
        await awa.MutateAsync("endSession", new { sessionId = browser }, "sessionId");
        Assert.Equal(1, (await awa.SendAsync("{ me { sessions { id } } }")).GetProperty("me").GetProperty("sessions").GetArrayLength());
    }

    private static object SignUp(string invitation, string email, string password, string name = "Moussa Keïta") =>
        new { invitation, email, password, name, status = "CHILD" };

    private static async Task<int> StatusAsync(GraphQLClient client)
    {
        using var response = await client.PostAsync("{ me { email } }");
        return (int)response.StatusCode;
    }
}
