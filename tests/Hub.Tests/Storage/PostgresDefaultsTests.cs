using Entraide.Hub.Storage;
using Xunit;

namespace Entraide.Hub.Tests.Storage;

public class PostgresDefaultsTests
{
    [Fact]
    public void What_the_connection_string_leaves_open_is_the_hubs_choice()
    {
        var parts = PostgresDefaults.In("Host=nowhere;Database=hub");
        Assert.Equal((PostgresDefaults.Connections, 100, true), (parts.MaxPoolSize, parts.MaxAutoPrepare, parts.NoResetOnClose));
    }

    [Fact]
    public void What_the_connection_string_says_holds()
    {
        var parts = PostgresDefaults.In("Host=nowhere;MaxPoolSize=40;Max Auto Prepare=0;No Reset On Close=false");
        Assert.Equal((40, 0, false), (parts.MaxPoolSize, parts.MaxAutoPrepare, parts.NoResetOnClose));
    }
}
