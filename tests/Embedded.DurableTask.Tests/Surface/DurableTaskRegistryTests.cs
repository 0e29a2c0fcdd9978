using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.DurableTask.Tests.Surface;

public sealed class DurableTaskRegistryTests
{
    private readonly DurableTaskRegistry registry = new();

    [Fact]
    public void Add_ANameTwice_Throws()
    {
        registry.AddActivityFunc<int, int>("Same", (_, number) => number);
        ArgumentException refused = Should.Throw<ArgumentException>(() => registry.AddActivityFunc<int, int>("SAME", (_, number) => number));
        refused.Message.ShouldContain("activity named 'SAME' is already added");
        registry.AddOrchestratorFunc<int, int>("Same", (_, number) => number);
        Should.Throw<ArgumentException>(() => registry.AddOrchestratorFunc<int, int>("same", (_, number) => number));
    }

    [Fact]
    public void Add_WithoutAName_Throws()
    {
        Should.Throw<ArgumentException>(() => registry.AddActivityFunc<int, int>(default, (_, number) => number));
        Should.Throw<ArgumentException>(() => registry.AddOrchestratorFunc<int, int>(" ", (_, number) => number));
    }

    [Fact]
    public void Add_ATypeThatIsNoTask_Throws()
    {
        Should.Throw<ArgumentException>(() => registry.AddActivity(typeof(string)));
        Should.Throw<ArgumentException>(() => registry.AddOrchestrator(typeof(TaskOrchestrator<,>)));
        Should.Throw<ArgumentException>(() => registry.AddActivity<AbstractActivity>("Abstract"));
    }

    [Fact]
    public void Add_AType_UsesTheAttributesNameElseItsOwn()
    {
        registry.AddActivity<PlainActivity>().AddActivity<NamedActivity>();
        registry.GetActivities().Select(entry => entry.Key.Name).ShouldBe(["PlainActivity", "given"], ignoreOrder: true);
    }

    [Fact]
    public async Task Add_AType_IsMadeFromTheServices()
    {
        registry.AddActivity<PlainActivity>();
        await using ServiceProvider services = new ServiceCollection().AddSingleton("injected").BuildServiceProvider();
        ITaskActivity activity = registry.GetActivities().Single().Value(services);
        (await activity.RunAsync(new Call(), 3)).ShouldBe("injected 3");
        (await Should.ThrowAsync<ArgumentException>(() => activity.RunAsync(new Call(), "three"))).Message.ShouldContain("System.String");
        activity.InputType.ShouldBe(typeof(int));
        activity.OutputType.ShouldBe(typeof(string));
    }

    [Fact]
    public void Find_AVersion_GivesItElseTheUnversioned()
    {
        registry.AddOrchestratorFunc<int, int>("It", (_, number) => number);
        registry.AddOrchestratorFunc<int, string>("It", "2", (_, number) => Task.FromResult($"{number}"));
        registry.FindOrchestrator("It", "2").ShouldNotBeNull()(null!).OutputType.ShouldBe(typeof(string));
        registry.FindOrchestrator("it", "3").ShouldNotBeNull()(null!).OutputType.ShouldBe(typeof(int));
        registry.FindOrchestrator("Other", TaskVersion.Unversioned).ShouldBeNull();
        Should.Throw<ArgumentException>(() => registry.AddOrchestratorFunc<int, string>("It", "2", (_, number) => Task.FromResult($"{number}")))
            .Message.ShouldContain("version '2'");
    }

    [Fact]
    public void Find_WithOnlyVersionedOnes_DoesNotTakeAnother()
    {
        registry.AddActivityFunc<int, int>("It", "2", (_, number) => Task.FromResult(number));
        registry.FindActivity("It", "1").ShouldBeNull();
        registry.GetActivities().Count().ShouldBe(1);
    }

    private sealed class Call : TaskActivityContext
    {
        public override TaskName Name => "PlainActivity";

        public override string InstanceId => "it";
    }

    internal abstract class AbstractActivity : TaskActivity<int, int>;

    internal sealed class PlainActivity(string injected) : TaskActivity<int, string>
    {
        public override Task<string> RunAsync(TaskActivityContext context, int input) => Task.FromResult($"{injected} {input}");
    }

    [DurableTask("given")]
    internal sealed class NamedActivity : TaskActivity<int, int>
    {
        public override Task<int> RunAsync(TaskActivityContext context, int input) => Task.FromResult(input);
    }
}
