using CareFunctions.SystemCommands;
using CareFunctions.SystemCommands.Connectors;

namespace CareFunctions.Tests.SystemCommands;

public sealed class SystemDetailTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData(" \r\n\t", null)]
    [InlineData("  The contract\r\n is   closed.\u0000 ", "The contract is closed.")]
    [InlineData("a\u202Eb\u200Bc", "abc")]
    [InlineData("half \ud83d", "half")]
    public void Clean_AnyText_IsOnePrintableLine(string? text, string? clean) => SystemDetail.Clean(text).ShouldBe(clean);

    [Fact]
    public void Clean_ALongText_IsCutBetweenCharacters()
    {
        var clean = SystemDetail.Clean(new string('x', SystemDetail.Longest - 1) + "\U0001F600")!;

        clean.ShouldBe(new string('x', SystemDetail.Longest - 1));
    }

    [Fact]
    public void Sign_KnownBody_IsTheHmacOfTimestampAndBody() =>
        // echo -n '1767603600.{}' | openssl dgst -sha256 -hmac key
        CommandSignature.Sign("key", "1767603600", "{}"u8).ShouldBe("v1=2fcafe855a959e1a88535926781d761f17e363a0e12fd29bac503a742a564e64");
}
