using CareFunctions.Storage;

namespace CareFunctions.Tests.Storage;

public sealed class TableKeyTests
{
    [Theory]
    [InlineData("SOM-104233", "SOM-104233")]
    [InlineData("a/b\\c#d?e", "a=2Fb=5Cc=23d=3Fe")]
    [InlineData("a|b", "a=7Cb")]
    [InlineData("=2F", "=3D2F")]
    [InlineData("\u0000\u0085", "=00=C2=85")]
    [InlineData("' or 'a' eq 'a", "=27=20or=20=27a=27=20eq=20=27a")]
    public void Of_AnyText_HasOnlyHarmlessCharacters(string text, string key) => TableKey.Of(text).ShouldBe(key);

    [Fact]
    public void Of_DifferentParts_NeverCoincide() =>
        TableKey.Of("a|b", "c").ShouldNotBe(TableKey.Of("a", "b|c"));

    [Fact]
    public void Of_TooLong_Throws() => Should.Throw<ArgumentException>(() => TableKey.Of(new string('a', 513)));
}
