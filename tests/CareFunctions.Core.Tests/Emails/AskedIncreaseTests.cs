using CareFunctions.Core.Calendar;
using CareFunctions.Core.Councils;
using CareFunctions.Core.Emails;
using CareFunctions.Core.Packages;
using NodaTime;

namespace CareFunctions.Core.Tests.Emails;

public sealed class AskedIncreaseTests
{
    private const string Service = "domiciliary-care";

    [Theory]
    [InlineData(null, null, 4.0, 4.0)]
    [InlineData(null, 18.0, null, 4.0)]
    [InlineData(12.0, 18.0, null, 6.0)]
    [InlineData(12.0, 18.0, 6.0, 6.0)]
    public void Of_HoursThatAreStated_CountsFromWhatIsStatedOrThePlan(double? from, double? to, double? delta, double more) =>
        AskedIncrease.Of(Stated(from, to, delta), Package(), Service).ShouldBe(((decimal)more, null));

    [Theory]
    [InlineData(14.0)]
    [InlineData(10.0)]
    public void Of_NoMoreThanNow_IsNoIncrease(double to) =>
        AskedIncrease.Of(Stated(null, to, null), Package(), Service).Why.ShouldNotBeNull().ShouldContain("no more than those of now");

    [Fact]
    public void Of_NegativeDifference_IsNoIncrease() =>
        AskedIncrease.Of(Stated(null, null, -2), Package(), Service).Why.ShouldNotBeNull().ShouldContain("no more than those of now");

    [Fact]
    public void Of_HoursInAllWhileAnIncreaseIsOpen_IsNotGuessed()
    {
        var package = Package().With(new OpenIncrease("increase-1", 2, CivilDays.Starting(new LocalDate(2026, 1, 6), 14)));
        AskedIncrease.Of(Stated(null, 18, null), package, Service).Why.ShouldNotBeNull().ShouldContain("say how many more");
        AskedIncrease.Of(Stated(16, 18, null), package, Service).ShouldBe((2m, null));
        AskedIncrease.Of(Stated(null, null, 2), package, Service).ShouldBe((2m, null));
    }

    [Fact]
    public void Of_CaseWithoutAPlanOfTheService_IsRegisteredFirst()
    {
        AskedIncrease.Of(Stated(null, null, 4), null, Service).Why.ShouldNotBeNull().ShouldContain("register it first");
        AskedIncrease.Of(Stated(null, null, 4), Package() with { PlanHoursPerWeek = null }, Service).Why.ShouldNotBeNull().ShouldContain("register it first");
        AskedIncrease.Of(Stated(null, null, 4), Package() with { Service = "complex-care" }, Service).Why.ShouldNotBeNull().ShouldContain("register it first");
    }

    private static EmailFields Stated(double? from, double? to, double? delta) => new((decimal?)from, (decimal?)to, (decimal?)delta);

    private static PackageOfCare Package()
    {
        CaseReference.TryParse("SOM-104233", out var reference).ShouldBeTrue();
        return new PackageOfCare(reference!, Service, 14, "prv-willow", []);
    }
}
