using System.Text;
using CareFunctions.Staff;
using Microsoft.Extensions.Primitives;

namespace CareFunctions.Tests.Staff;

public sealed class StaffSignInTests
{
    [Fact]
    public void Read_EntraPrincipal_GivesPersonRolesAndCouncils()
    {
        var staff = StaffSignIn.Read(Encoded("""
            {"auth_typ":"aad","name_typ":"name","role_typ":"roles","claims":[
              {"typ":"http://schemas.microsoft.com/identity/claims/objectidentifier","val":"0001"},
              {"typ":"name","val":"Ada Example"},{"typ":"roles","val":"SourcingCare"},{"typ":"roles","val":"Triage"},{"typ":"council","val":"Somerset"}]}
            """))!;

        staff.Id.ShouldBe("0001");
        staff.Name.ShouldBe("Ada Example");
        staff.Roles.ShouldBe(["SourcingCare", "Triage"], ignoreOrder: true);
        staff.HasAny(["Triage"]).ShouldBeTrue();
        staff.HasAny(["triage", "FailureDesk"]).ShouldBeFalse();
        staff.Councils.Contains("somerset").ShouldBeTrue();
    }

    [Fact]
    public void Read_RoleClaimOfAnotherType_IsTakenWhenThePrincipalSaysSo() =>
        StaffSignIn.Read(Encoded("""{"role_typ":"urn:role","claims":[{"typ":"oid","val":"1"},{"typ":"urn:role","val":"Triage"},{"typ":"role","val":"FailureDesk"}]}"""))!
            .Roles.ShouldBe(["Triage"]);

    [Fact]
    public void Read_NoName_IsCalledByItsId() => StaffSignIn.Read(Encoded("""{"claims":[{"typ":"sub","val":"42"}]}"""))!.Name.ShouldBe("42");

    [Fact]
    public void Read_VeryLongName_IsCut() =>
        StaffSignIn.Read(Encoded($$"""{"claims":[{"typ":"oid","val":"1"},{"typ":"name","val":"{{new string('n', 5000)}}"}]}"""))!.Name.Length.ShouldBe(200);

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{ half")]
    [InlineData("""{"claims":null}""")]
    [InlineData("""{"claims":{}}""")]
    [InlineData("""{"claims":[]}""")]
    [InlineData("""{"claims":[null]}""")]
    [InlineData("""{"claims":[{"typ":"oid","val":""}]}""")]
    [InlineData("""{"claims":[{"typ":"oid"}]}""")]
    [InlineData("""{"claims":[{"typ":"roles","val":"FailureDesk"}]}""")]
    [InlineData("""{"claims":[{"typ":"oid","val":7}]}""")]
    public void Read_NobodyToBeFoundInIt_SignsNobodyIn(string json) => StaffSignIn.Read(Encoded(json)).ShouldBeNull();

    [Fact]
    public void Read_NotBase64_SignsNobodyIn() => StaffSignIn.Read("{\"claims\":[]}").ShouldBeNull();

    [Fact]
    public void Read_NoHeader_SignsNobodyIn() => StaffSignIn.Read(StringValues.Empty).ShouldBeNull();

    [Fact]
    public void Read_HeaderTwice_SignsNobodyIn()
    {
        var good = Encoded("""{"claims":[{"typ":"oid","val":"1"}]}""").ToString();

        StaffSignIn.Read(good).ShouldNotBeNull();
        StaffSignIn.Read(new StringValues([good, good])).ShouldBeNull();
    }

    [Fact]
    public void Read_HeaderBeyond32KiB_SignsNobodyIn() =>
        StaffSignIn.Read(Encoded($$"""{"claims":[{"typ":"oid","val":"1"},{"typ":"x","val":"{{new string('x', 40_000)}}"}]}""")).ShouldBeNull();

    private static StringValues Encoded(string json) => Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
}
