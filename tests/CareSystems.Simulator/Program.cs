using CareSystems.Simulator;
using Microsoft.Extensions.Configuration;

// The council systems for a demonstration: dotnet run --project tests/CareSystems.Simulator -- --Simulator:Port 7081 --Simulator:Rates:LoseAnswer 0.2
var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build();
var options = new SimulatorOptions { Port = 7081, CallbackAfter = TimeSpan.FromSeconds(2) };
configuration.GetSection("Simulator").Bind(options);
await using var simulator = await CareSystemsSimulator.StartAsync(options, TimeProvider.System);
Console.WriteLine($"Council systems: {string.Join(", ", SimulatorOptions.Systems.Select(system => $"{simulator.Address}systems/{system}"))}");
Console.WriteLine($"Tokens: {simulator.Address}oauth2/token for client {options.ClientId}. What a system holds: GET /systems/<system>/cases/<case>. Ctrl+C stops.");
await simulator.WaitForShutdownAsync();
