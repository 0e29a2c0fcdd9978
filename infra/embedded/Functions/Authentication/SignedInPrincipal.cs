using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Embedded.Functions.Authentication;

/// <summary>Who is signed in: what App Service authentication would know of them.</summary>
/// <param name="Name">The user's name, usually an email address.</param>
/// <param name="Roles">The application roles.</param>
/// <param name="Claims">Further claims.</param>
internal sealed record SignedInPrincipal(string Name, IReadOnlyList<string> Roles, IReadOnlyList<PrincipalClaim> Claims)
{
    public const string Provider = "aad";
    private const string NameType = "name";
    private const string RoleType = "roles";

    /// <summary>Stays the same for the same name, as an object id does.</summary>
    public string Id => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(Name.ToUpperInvariant()))[..16]).ToString();

    /// <summary>Every claim, as <c>/.auth/me</c> and the principal header list them.</summary>
    public IEnumerable<PrincipalClaim> AllClaims =>
    [
        new(NameType, Name),
        new("preferred_username", Name),
        new("http://schemas.microsoft.com/identity/claims/objectidentifier", Id),
        .. Roles.Select(role => new PrincipalClaim(RoleType, role)),
        .. Claims,
    ];

    /// <summary>The value of <c>x-ms-client-principal</c>: Base64 of the JSON that App Service documents.</summary>
    public string ToHeader() => Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(new
    {
        auth_typ = Provider,
        claims = AllClaims.Select(claim => new { typ = claim.Type, val = claim.Value }),
        name_typ = NameType,
        role_typ = RoleType,
    }));
}
