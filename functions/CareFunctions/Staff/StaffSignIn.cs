using System.Text.Json;
using CareFunctions.Core.Councils;
using CareFunctions.Http;
using CareFunctions.Logging;
using CareFunctions.Rules;
using CareFunctions.Settings;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CareFunctions.Staff;

/// <summary>Reads who is signed in from the <c>x-ms-client-principal</c> header that App Service authentication sets, and denies
/// everything that is not granted.</summary>
public sealed class StaffSignIn(IOptions<CareOptions> options, CouncilRules rules, ILogger<StaffSignIn> log)
{
    /// <summary>The header with the signed-in person's claims, as Base64 of JSON.</summary>
    public const string Header = "x-ms-client-principal";

    /// <summary>The claim that grants a council's cases.</summary>
    public const string CouncilClaim = "council";

    private const string ObjectIdClaim = "http://schemas.microsoft.com/identity/claims/objectidentifier";

    /// <summary>Who is signed in, if that person works on cases: has a role that the council's rulebook names, or any council's where none is given.</summary>
    /// <returns>The person, or why not, as <see cref="Require"/> says.</returns>
    public (StaffMember? Staff, Problem? Problem) RequireCaseWork(HttpRequest request, Council? council = null) =>
        Require(request, rules.RolesOf(council), council);

    /// <summary>Who is signed in, if that person has one of the roles and, where a council is given, may see that council.</summary>
    /// <returns>The person, or why not: 401 when nobody is signed in, 403 when a role or the council is missing.</returns>
    public (StaffMember? Staff, Problem? Problem) Require(HttpRequest request, IReadOnlyList<string> roles, Council? council = null)
    {
        var staff = options.Value.TrustPrincipalHeader ? Read(request.Headers[Header]) : null;
        var problem = staff switch
        {
            null => Problem.Unauthenticated(),
            _ when !staff.HasAny(roles) => Problem.Forbidden("role", $"This takes the role {string.Join(" or ", roles)}."),
            _ when council is not null && !staff.Councils.Contains(council.Id) =>
                Problem.Forbidden("council", "You may see your own council's cases only."),
            _ => null,
        };
        if (problem is null)
        {
            return (staff, null);
        }

        log.AccessRefused(request.Path.HasValue ? "A staff route" : "A route", problem.Type);
        return (null, problem);
    }

    /// <summary>The person in a header, or <see langword="null"/> for a header that is missing, repeated, malformed or without an id.</summary>
    public static StaffMember? Read(Microsoft.Extensions.Primitives.StringValues header)
    {
        if (header.Count != 1 || header[0] is not { Length: > 0 and <= 32 * 1024 } encoded)
        {
            return null;
        }

        try
        {
            var principal = JsonSerializer.Deserialize<ClientPrincipal>(Convert.FromBase64String(encoded), JsonSerializerOptions.Web);
            return principal?.Claims is null ? null : From(principal);
        }
        catch (Exception fault) when (fault is FormatException or JsonException)
        {
            // A header that cannot be read signs nobody in; the caller gets 401.
            return null;
        }
    }

    private static StaffMember? From(ClientPrincipal principal)
    {
        var claims = principal.Claims!.Where(claim => claim is { Typ: not null, Val: not null }).ToList();
        IEnumerable<string> Values(params IEnumerable<string?> types) =>
            claims.Where(claim => types.Contains(claim.Typ)).Select(claim => claim.Val!);

        var id = Values(ObjectIdClaim, "oid", "sub").FirstOrDefault(value => value.Length > 0);
        if (id is null)
        {
            return null;
        }

        var name = Values(principal.NameTyp, "name", "preferred_username").FirstOrDefault(value => value.Length > 0) ?? id;
        return new StaffMember(
            id,
            name.Length <= 200 ? name : name[..200],
            Values(principal.RoleTyp, "roles").ToHashSet(StringComparer.Ordinal),
            Values(CouncilClaim).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private sealed record ClientPrincipal
    {
        public IReadOnlyList<PrincipalClaim>? Claims { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("name_typ")]
        public string? NameTyp { get; init; }

        [System.Text.Json.Serialization.JsonPropertyName("role_typ")]
        public string? RoleTyp { get; init; }
    }

    private sealed record PrincipalClaim(string? Typ, string? Val);
}
