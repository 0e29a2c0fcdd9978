using Microsoft.Extensions.Options;

namespace Embedded.Functions.Hosting;

/// <summary>Names every option that cannot be, wherever the options are first asked for.</summary>
internal sealed class EmbeddedHostOptionsValidator : IValidateOptions<EmbeddedHostOptions>
{
    public ValidateOptionsResult Validate(string? name, EmbeddedHostOptions options) =>
        options.Faults().ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
}
