using System.Net;
using CareFunctions.Tests.Testing;
using CareSystems.Simulator;

namespace CareFunctions.Tests.SystemCommands;

/// <summary>The application with the council systems beside it, reached as real ones are: over HTTP.</summary>
internal sealed class SimulatedSystems : IAsyncDisposable
{
    private readonly ClockOfTheApplication clock;

    private SimulatedSystems(CareApplication care, CareSystemsSimulator systems, ClockOfTheApplication clock) => (Care, Systems, this.clock) = (care, systems, clock);

    public CareApplication Care { get; }

    public CareSystemsSimulator Systems { get; }

    public static async Task<SimulatedSystems> StartAsync(Action<SimulatorOptions>? configure = null, bool evict = false)
    {
        var clock = new ClockOfTheApplication();
        var options = new SimulatorOptions { UnknownServicesAreActive = true };
        configure?.Invoke(options);
        var systems = await CareSystemsSimulator.StartAsync(options, clock);
        var settings = new Dictionary<string, string?>();
        foreach (var system in SimulatorOptions.Systems)
        {
            var prefix = $"Care:HttpConnectors:{system}:";
            settings[prefix + "Url"] = new Uri(systems.Address, $"/systems/{system}/commands").AbsoluteUri;
            settings[prefix + "TokenUrl"] = new Uri(systems.Address, "/oauth2/token").AbsoluteUri;
            settings[prefix + "ClientId"] = options.ClientId;
            settings[prefix + "ClientSecret"] = options.ClientSecret;
            settings[prefix + "SigningKey"] = options.SigningKey;
        }

        var care = await CareApplication.StartAsync(evict, settings: settings);
        clock.Inner = care.Embedded.Clock;
        options.CallbackUrl = new Uri(care.Embedded.Client.BaseAddress!, "/api/system-results").AbsoluteUri;
        options.CallbackKey = care.Embedded.Client.DefaultRequestHeaders.GetValues("x-functions-key").Single();
        return new SimulatedSystems(care, systems, clock);
    }

    /// <summary>A case whose provider asks for hours that an officer authorises: the hours in SWIFT are to be raised.</summary>
    public async Task AuthoriseIncreaseAsync(string? reference = null)
    {
        reference ??= Care.Reference;
        var answer = await Care.SystemAsync(HttpMethod.Put, $"/api/cases/somerset/{reference}", """
            {"planHoursPerWeek":14,"provider":"sunrise-homecare","service":"domiciliary-care","providerSenders":["@sunrise.example"]}
            """);
        answer.Status.ShouldBeOneOf(HttpStatusCode.Created, HttpStatusCode.OK);
        await Care.SendAsync("provider-emails", Care.Email().Replace(Care.Reference, reference, StringComparison.Ordinal));
        var task = (await Care.GetAsync(Person.Officer, $"/api/tasks?case={reference}")).Json["tasks"]!.AsArray().ShouldHaveSingleItem()!;
        (await Care.DecideAsync(Person.Officer, task["id"]!.GetValue<string>(), "authorise")).Status.ShouldBe(HttpStatusCode.OK);
    }

    public async Task<int> NotesOfAsync(string reference, string step) =>
        (await Care.GetAsync(Person.Officer, $"/api/cases/somerset/{reference}/notes")).Json["notes"]!.AsArray()
            .Count(note => note!["step"]!.GetValue<string>() == step);

    public async ValueTask DisposeAsync()
    {
        await Care.DisposeAsync();
        await Systems.DisposeAsync();
    }

    // The simulator must be there before the application, whose clock it goes by.
    private sealed class ClockOfTheApplication : TimeProvider
    {
        public TimeProvider Inner { get; set; } = System;

        public override DateTimeOffset GetUtcNow() => Inner.GetUtcNow();
    }
}
