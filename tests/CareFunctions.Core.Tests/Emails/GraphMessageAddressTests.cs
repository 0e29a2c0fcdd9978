using CareFunctions.Core.Emails;

namespace CareFunctions.Core.Tests.Emails;

public sealed class GraphMessageAddressTests
{
    [Theory]
    [InlineData("Users/ddfcd489-628b-40d7-b48b-57002df800e5/Messages/AAMkADMxZWY=", "ddfcd489-628b-40d7-b48b-57002df800e5", "AAMkADMxZWY=")]
    [InlineData("users/sourcingcare@somerset.example/messages/AAMk_-A", "sourcingcare@somerset.example", "AAMk_-A")]
    [InlineData("/users('a.b@c.example')/messages('AAMk')", "a.b@c.example", "AAMk")]
    [InlineData("users/x/mailFolders('inbox')/messages/AAMk", "x", "AAMk")]
    [InlineData("users/x/mailFolders/inbox/messages/AAMk", "x", "AAMk")]
    public void TryParse_AMessage_IsItsAddress(string resource, string mailbox, string message)
    {
        GraphMessageAddress.TryParse(resource, out var address).ShouldBeTrue();
        address.ShouldBe(new GraphMessageAddress(mailbox, message));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("users")]
    [InlineData("users/")]
    [InlineData("users/x")]
    [InlineData("users/x/messages")]
    [InlineData("users/x/messages/")]
    [InlineData("users/x/events/y")]
    [InlineData("users/x/messages/y/attachments/z")]
    [InlineData("users/../messages/y")]
    [InlineData("users/x/messages/..")]
    [InlineData("users/x/messages/y?$expand=attachments")]
    [InlineData("users/x/messages/y%2F..")]
    [InlineData("users/x/messages/y#z")]
    [InlineData("users('x'/messages('y')")]
    [InlineData("users('x')evil/messages/y")]
    [InlineData("https://evil.example/users/x/messages/y")]
    [InlineData("me/messages/y")]
    [InlineData("users/x\\y/messages/z")]
    public void TryParse_AnythingElse_IsRefused(string? resource) => GraphMessageAddress.TryParse(resource, out _).ShouldBeFalse();

    [Fact]
    public void TryParse_MoreThanAThousandCharacters_IsRefused() =>
        GraphMessageAddress.TryParse("users/x/messages/" + new string('y', 1000), out _).ShouldBeFalse();
}
