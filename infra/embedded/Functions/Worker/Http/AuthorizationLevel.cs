namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which key a caller of an HTTP function must show, in the <c>x-functions-key</c> header or the <c>code</c> query value.</summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous = 0,

    /// <summary>None here: the user's identity comes from App Service authentication.</summary>
    User = 1,

    /// <summary>The function's own key, a host key or the master key.</summary>
    Function = 2,

    /// <summary>A system key or the master key.</summary>
    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
