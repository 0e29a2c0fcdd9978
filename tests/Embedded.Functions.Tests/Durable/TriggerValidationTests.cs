using System.Reflection;
using Embedded.Functions.Durable;
using Embedded.Functions.Metadata;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Embedded.Functions.Tests.Durable;

public sealed class TriggerValidationTests
{
    [Fact]
    public void Validate_GoodOrchestrator_HasNoFault() =>
        new OrchestrationTriggerExtension().Validate(Describe(nameof(Good), new OrchestrationTriggerAttribute())).ShouldBeEmpty();

    [Fact]
    public void Validate_OrchestratorWithManyFaults_NamesEach()
    {
        var faults = new OrchestrationTriggerExtension().Validate(Describe(nameof(Bad), new OrchestrationTriggerAttribute())).ToList();

        faults.Count.ShouldBe(3);
        faults[0].ShouldContain("'context'");
        faults[1].ShouldContain("'one', 'two'");
        faults[2].ShouldContain("'client'");
    }

    [Fact]
    public void Validate_ActivityOnTheOrchestrationsContext_IsAFault() =>
        new ActivityTriggerExtension().Validate(Describe(nameof(Good), new ActivityTriggerAttribute())).ShouldHaveSingleItem();

    [Theory]
    [InlineData(nameof(Good), typeof(object))]
    [InlineData(nameof(Plain), typeof(int))]
    [InlineData(nameof(Awaited), typeof(object))]
    [InlineData(nameof(AwaitedText), typeof(string))]
    [InlineData(nameof(AwaitedNumber), typeof(int))]
    public void TypeOf_Method_IsWhatAwaitingGives(string method, Type expected) =>
        TaskResult.TypeOf(typeof(TriggerValidationTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!).ShouldBe(expected);

    private static FunctionDescriptor Describe(string method, TriggerBindingAttribute trigger)
    {
        var info = typeof(TriggerValidationTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!;
        var parameters = info.GetParameters();
        return new FunctionDescriptor
        {
            Name = method,
            Method = info,
            TriggerParameter = parameters[0],
            Trigger = trigger,
            Inputs = [.. parameters.Where(p => p.ParameterType == typeof(DurableTaskClient)).Select(p => (p, (InputBindingAttribute)new DurableClientAttribute()))],
            Outputs = [],
        };
    }

    private static void Good(TaskOrchestrationContext context, int input, FunctionContext function) => _ = (context, input, function);

    private static void Bad(string context, int one, int two, DurableTaskClient client) => _ = (context, one, two, client);

    private static int Plain() => 1;

    private static Task Awaited() => Task.CompletedTask;

    private static Task<string> AwaitedText() => Task.FromResult("");

    private static ValueTask<int> AwaitedNumber() => ValueTask.FromResult(1);
}
