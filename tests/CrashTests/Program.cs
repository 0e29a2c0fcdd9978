using System.Globalization;
using CrashTests;
using CrashTests.Hub;

TimeProvider clock = TimeProvider.System;
if (args is [HubChild.Argument, var folder, var incarnation])
{
    return await HubChild.RunAsync(folder, int.Parse(incarnation, CultureInfo.InvariantCulture), clock);
}

CrashOptions options;
try
{
    options = CrashOptions.Parse(args);
}
catch (FormatException fault)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}

return await CrashProgram.RunAsync(options, clock, Console.Out) ? 0 : 1;
