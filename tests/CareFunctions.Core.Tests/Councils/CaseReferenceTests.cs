using CareFunctions.Core.Councils;

namespace CareFunctions.Core.Tests.Councils;

public sealed class CaseReferenceTests
{
    [Theory]
    [InlineData("SOM-104233", "SOM-104233")]
    [InlineData(" som 104233 ", "SOM-104233")]
    [InlineData("SOM104233", "SOM-104233")]
    [InlineData("Som–0104233", "SOM-104233")]
    [InlineData("CRO/88121", "CRO-88121")]
    [InlineData("med - 20577", "MED-20577")]
    public void TryParse_AsPeopleWriteIt_IsNormalised(string text, string expected)
    {
        CaseReference.TryParse(text, out var reference).ShouldBeTrue();
        reference!.ToString().ShouldBe(expected);
        CaseReference.TryParse(reference.ToString(), out var again).ShouldBeTrue();
        again.ShouldBe(reference);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("104233")]
    [InlineData("SOM-")]
    [InlineData("SOM-123")]
    [InlineData("SOM-1234567890")]
    [InlineData("SOM-10a233")]
    [InlineData("SOM--104233")]
    [InlineData("ABC-104233")]
    [InlineData("SOM-104233 x")]
    [InlineData("SOM-١٢٣٤٥")]
    public void TryParse_AnythingElse_Fails(string? text) => CaseReference.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void WorkIdentity_SameEvent_SameIdAndNoOtherHasIt()
    {
        WorkIdentity.ForEvent("a", "bc").ShouldBe(WorkIdentity.ForEvent("a", "bc"));
        WorkIdentity.ForEvent("a", "bc").ShouldNotBe(WorkIdentity.ForEvent("ab", "c"));
        WorkIdentity.ForEmail(Council.Somerset, " <x@y.example> ").ShouldBe(WorkIdentity.ForEmail(Council.Somerset, "<x@y.example>"));
        WorkIdentity.ForEmail(Council.Somerset, "<x@y.example>").ShouldNotBe(WorkIdentity.ForEmail(Council.Medway, "<x@y.example>"));
        WorkIdentity.ForEmail(Council.Somerset, "<x@y.example>").ShouldMatch("^email-[0-9a-f]{40}$");
    }
}
