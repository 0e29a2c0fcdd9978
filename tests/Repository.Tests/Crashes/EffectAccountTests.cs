using CrashTests;
using CrashTests.Hub;

namespace Repository.Tests.Crashes;

/// <summary>The accounting itself: what it must let pass, and what it must find.</summary>
public sealed class EffectAccountTests
{
    private const string Id = "w1";

    [Fact]
    public void Of_EveryStepOnce_IsSound()
    {
        (EffectAccount account, CrashReport report) = Account(Sound());

        report.Sound.ShouldBeTrue();
        account.Instances.ShouldBe(1);
        account.Repeated.ShouldBe(0);
    }

    [Fact]
    public void Of_LastStepRepeatedByNextProcess_IsCountedAndSound()
    {
        (EffectAccount account, CrashReport report) = Account([.. Sound(), Effect(2, 7, 5000)]);

        report.Sound.ShouldBeTrue();
        account.Repeated.ShouldBe(1);
    }

    [Fact]
    public void Of_StepRepeatedAfterTheNextRan_IsAFault() =>
        Account([.. Sound(), Effect(2, 1, 5000)]).Report.Sound.ShouldBeFalse();

    [Fact]
    public void Of_StepRepeatedByTheSameProcess_IsAFault() =>
        Account([.. Sound(), Effect(1, 7, 5000)]).Report.Sound.ShouldBeFalse();

    [Fact]
    public void Of_StepMissing_IsAFault() =>
        Account([.. Sound().Where(effect => effect.Step != 5)]).Report.Sound.ShouldBeFalse();

    [Fact]
    public void Of_TimerEarly_IsAFault() =>
        Account([.. Sound().Select(effect => effect.Step == 3 ? effect with { At = effect.At - TimeSpan.FromMilliseconds(60).Ticks } : effect)]).Report.Sound.ShouldBeFalse();

    [Fact]
    public void Read_LineCutOffByAKill_IsNotCounted()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "1 w1 0 12345 .\n1 w1 1 67");
            using (EffectFile file = new(path))
            {
                file.Append(Effect(2, 1, 0));
            }

            EffectFile.Read(path).ShouldBe([new Effect(1, Id, 0, 12345), Effect(2, 1, 0)]);
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Step 3 comes 10 ms after its timer is due.
    private static IEnumerable<Effect> Sound()
    {
        int due = (int)HubOrchestrations.TimerOf(Id).TotalMilliseconds + 10;
        return Enumerable.Range(0, HubOrchestrations.Steps).Select(step => Effect(1, step, step < 3 ? 0 : due + step));
    }

    private static Effect Effect(int incarnation, int step, int milliseconds) =>
        new(incarnation, Id, step, TimeSpan.FromMilliseconds(milliseconds).Ticks);

    private static (EffectAccount Account, CrashReport Report) Account(IEnumerable<Effect> effects)
    {
        CrashReport report = new("sample");
        return (EffectAccount.Of([.. effects], report), report);
    }
}
