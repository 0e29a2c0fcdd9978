using Microsoft.DurableTask;
using Microsoft.DurableTask.Abstractions;

namespace Embedded.DurableTask.Tests.Surface;

public sealed class TaskNameTests
{
    [Fact]
    public void Name_InOtherCase_IsEqual()
    {
        TaskName name = "TemporaryIncrease";
        (name == new TaskName("temporaryincrease")).ShouldBeTrue();
        (name != "Other").ShouldBeTrue();
        name.GetHashCode().ShouldBe(new TaskName("TEMPORARYINCREASE").GetHashCode());
        ((string)name).ShouldBe("TemporaryIncrease");
        name.ToString().ShouldBe("TemporaryIncrease");
        name.Equals((object)"x").ShouldBeFalse();
    }

    [Fact]
    public void Name_Default_IsEmpty()
    {
        default(TaskName).Name.ShouldBeEmpty();
        (new TaskName(null!) == default).ShouldBeTrue();
    }

    [Fact]
    public void Version_Blank_IsUnversioned()
    {
        (new TaskVersion(" ") == TaskVersion.Unversioned).ShouldBeTrue();
        ((TaskVersion)(string?)null).Version.ShouldBeEmpty();
        (new TaskVersion("1.0-RC") == new TaskVersion("1.0-rc")).ShouldBeTrue();
        (new TaskVersion("1") != new TaskVersion("2")).ShouldBeTrue();
        new TaskVersion("A").GetHashCode().ShouldBe(new TaskVersion("a").GetHashCode());
    }

    [Theory]
    [InlineData("1.9", "1.10", -1)]
    [InlineData("2.0.0", "2.0.0", 0)]
    [InlineData("2.0.1", "2.0", 1)]
    [InlineData("", "1.0", -1)]
    [InlineData("1.0", "", 1)]
    [InlineData("", " ", 0)]
    [InlineData("Alpha", "beta", -1)]
    [InlineData("ALPHA", "alpha", 0)]
    [InlineData("2024-10", "2024-9", -1)]
    public void CompareVersions_OfTwo_OrdersThem(string source, string other, int expected)
        => Math.Sign(TaskOrchestrationVersioningUtils.CompareVersions(source, other)).ShouldBe(expected);
}
