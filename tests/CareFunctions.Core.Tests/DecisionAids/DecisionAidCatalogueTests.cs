using System.Text;
using System.Text.Json;
using CareFunctions.Core.Contracts;
using CareFunctions.Core.DecisionAids;

namespace CareFunctions.Core.Tests.DecisionAids;

public sealed class DecisionAidCatalogueTests
{
    [Fact]
    public void All_EveryAidThereIs_CanBeAskedByItsOwnName() =>
        DecisionAidCatalogue.All.Select(aid => aid.Id).ShouldBe(EveryRequest.Aids.Keys.Select(JsonNamingPolicy.KebabCaseLower.ConvertName).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("arrangement-fee", """{"selfFunding":true,"authorityManagesToo":false,"individualAsked":true,"capacityToAsk":true,"careHome":false}""", AidAnswer.Yes)]
    [InlineData("arrangement-fee", """{"selfFunding":true,"authorityManagesToo":false,"individualAsked":true,"capacityToAsk":true,"careHome":true}""", AidAnswer.No)]
    [InlineData("arrangement-fee", "{}", AidAnswer.AskAPerson)]
    [InlineData("ordinary-residence", """{"support":"temporary-respite"}""", AidAnswer.No)]
    [InlineData("professional-support", """{"document":"carers","ongoingAndPersonal":true,"beyondStatutoryDuty":true,"lineManagerAgreed":true,"othersConsidered":true}""", AidAnswer.Yes)]
    public void Answer_FactsAsJson_IsTheAidsOwn(string aid, string facts, AidAnswer answer) =>
        DecisionAidCatalogue.Find(aid)!.Answer(Encoding.UTF8.GetBytes(facts)).Value!.Answer.ShouldBe(answer);

    [Theory]
    [InlineData("""{"selfFunding":"yes","capacity":1,"moon":true}""", "/selfFunding,/capacity,/moon")]
    [InlineData("""{"selfFunding":true,"selfFunding":false}""", "/selfFunding")]
    [InlineData("[]", "")]
    [InlineData("{", "")]
    public void Answer_WrongFacts_EveryFaultIsNamed(string facts, string pointers)
    {
        var reading = DecisionAidCatalogue.Find("self-arranging")!.Answer(Encoding.UTF8.GetBytes(facts));
        reading.Sound.ShouldBeFalse();
        reading.Faults.Select(fault => fault.Pointer).Order().ShouldBe(pointers.Split(',').Order());
    }

    [Fact]
    public void Answer_WithoutTheDocumentItNeeds_IsAFault() =>
        DecisionAidCatalogue.Find("interim-support")!.Answer("{}"u8.ToArray()).Faults.ShouldHaveSingleItem().Code.ShouldBe(FaultCodes.Missing);
}
