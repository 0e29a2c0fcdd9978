using Microsoft.Azure.Functions.Worker;

namespace Embedded.Functions.Http;

/// <summary>Endpoint metadata: the key that a caller must show. <see cref="AuthorizationLevel.System"/> takes a system key
/// or the master key, <see cref="AuthorizationLevel.Admin"/> the master key.</summary>
/// <param name="Level">The level.</param>
/// <param name="Name">At level Function, the function whose own key is good; at level System, the system key's name.</param>
public sealed record KeyRequirement(AuthorizationLevel Level, string? Name = null);
