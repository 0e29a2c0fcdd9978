using Embedded.Functions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a function app begins.</summary>
public class FunctionsApplication
{
    /// <summary>Begins an app: configuration comes from the local settings file's <c>Values</c>, then environment
    /// variables, then the command line (the later wins); host settings from host.json.</summary>
    /// <param name="args">The command line: <c>--Name value</c> or <c>--Name=value</c>.</param>
    /// <exception cref="FormatException">The local settings file is not what it must be.</exception>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(ApplicationFoundation.Create(args));
}
