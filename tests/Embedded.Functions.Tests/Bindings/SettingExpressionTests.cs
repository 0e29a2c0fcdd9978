using Embedded.Functions.Bindings;
using Microsoft.Extensions.Configuration;

namespace Embedded.Functions.Tests.Bindings;

public sealed class SettingExpressionTests
{
    private static readonly IConfiguration Settings = new ConfigurationBuilder()
        .AddInMemoryCollection([new("Council", "somerset"), new("Queues:Orders", "orders"), new("Empty", "")])
        .Build();

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("%Council%-orders", "somerset-orders")]
    [InlineData("%Council%-%Queues:Orders%", "somerset-orders")]
    [InlineData("%Queues__Orders%", "orders")]
    [InlineData("a%Empty%b", "ab")]
    public void Resolve_KnownSettings_AreReplaced(string text, string expected) => SettingExpression.Resolve(text, Settings).ShouldBe(expected);

    [Theory]
    [InlineData("50%")]
    [InlineData("%Council")]
    public void Resolve_LonePerCentSign_SaysSo(string text) =>
        Should.Throw<FormatException>(() => SettingExpression.Resolve(text, Settings)).Message.ShouldContain($"'{text}'");

    [Fact]
    public void Resolve_MissingSettings_NamesEach()
    {
        var fault = Should.Throw<FormatException>(() => SettingExpression.Resolve("%One%-%Two%", Settings)).Message;

        fault.ShouldContain("'One'");
        fault.ShouldContain("'Two'");
    }
}
