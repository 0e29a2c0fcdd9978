using Microsoft.AspNetCore.Routing;

namespace Embedded.Functions.Hosting;

/// <summary>Adds HTTP endpoints of the host itself, such as the Durable HTTP API. Registered in the container as a
/// singleton; called once, after all host components have started.</summary>
public interface IEndpointContributor
{
    /// <summary>Adds the endpoints. Authorization is the contributor's own:
    /// <see cref="Http.KeyRequirement"/> as endpoint metadata demands a key.</summary>
    void Map(IEndpointRouteBuilder endpoints);
}
