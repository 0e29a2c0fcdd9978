using System.Net;
using Embedded.Functions.Bindings;
using Embedded.Functions.Hosting;
using Embedded.Functions.Tests.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace Embedded.Functions.Tests.Bindings;

public sealed class OutputTests
{
    [Fact]
    public async Task Invoke_ResultWithOutputProperties_WritesThemAndAnswersTheHttpResult()
    {
        var notes = new NoteBinding();
        await using var host = await StartAsync(notes, typeof(Several));
        using var answer = await host.Client.GetAsync("/api/several");

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        notes.Written.ShouldBe([("first", "a"), ("second", "b")]);
    }

    [Fact]
    public async Task Invoke_OutputOnTheMethod_WritesWhatIsReturnedAndAnswersNothing()
    {
        var notes = new NoteBinding();
        await using var host = await StartAsync(notes, typeof(Returned));
        var body = await host.Client.GetStringAsync("/api/returned");

        body.ShouldBeEmpty();
        notes.Written.ShouldBe([("only", "c")]);
    }

    [Fact]
    public async Task Invoke_OutputThatCannotBeWritten_FailsTheInvocation()
    {
        await using var host = await StartAsync(new NoteBinding { Fails = true }, typeof(Returned));
        using var answer = await host.Client.GetAsync("/api/returned");

        answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task Start_OutputThatNobodyServesOrIsWrong_IsRefused()
    {
        var without = await Should.ThrowAsync<HostStartException>(() => RunningHost.StartAsync([typeof(Returned)]));
        var wrong = await Should.ThrowAsync<HostStartException>(() => StartAsync(new NoteBinding(), typeof(Wrong)));

        without.Faults.ShouldHaveSingleItem().ShouldContain("no output binding serves NoteOutputAttribute");
        wrong.Faults.ShouldHaveSingleItem().ShouldContain("property 'Number' of the result: must be a text.");
    }

    private static Task<RunningHost> StartAsync(NoteBinding notes, Type functions) =>
        RunningHost.StartAsync([functions], builder => builder.Services.AddSingleton<IOutputBinding>(notes));

    public static class Several
    {
        public sealed record Result
        {
            [NoteOutput("first")]
            public string? First { get; init; }

            [NoteOutput("second")]
            public string? Second { get; init; }

            [NoteOutput("third")]
            public string? Third { get; init; }

            [HttpResult]
            public required IActionResult Answer { get; init; }
        }

        [Function("Several")]
        public static Result Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "several")] HttpRequest request) =>
            new() { First = "a", Second = "b", Answer = new StatusCodeResult(201) };
    }

    public static class Returned
    {
        [Function("Returned")]
        [NoteOutput("only")]
        public static Task<string> Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "returned")] HttpRequest request) => Task.FromResult("c");
    }

    public static class Wrong
    {
        public sealed record Result([property: NoteOutput("number")] int Number);

        [Function("Wrong")]
        public static Result Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "wrong")] HttpRequest request) => new(1);
    }

    public sealed class NoteOutputAttribute(string name) : OutputBindingAttribute
    {
        public string Name { get; } = name;
    }

    private sealed class NoteBinding : IOutputBinding
    {
        public List<(string, object?)> Written { get; } = [];

        public bool Fails { get; init; }

        public bool Handles(OutputBindingAttribute attribute) => attribute is NoteOutputAttribute;

        public IEnumerable<string> Validate(OutputBindingAttribute attribute, Type valueType) =>
            valueType == typeof(string) ? [] : ["must be a text."];

        public Task WriteAsync(OutputBindingAttribute attribute, object? value, CancellationToken cancellationToken)
        {
            if (Fails)
            {
                throw new IOException("The store is not there.");
            }

            Written.Add((((NoteOutputAttribute)attribute).Name, value));
            return Task.CompletedTask;
        }
    }
}
