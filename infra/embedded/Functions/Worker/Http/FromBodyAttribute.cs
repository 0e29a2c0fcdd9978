using Embedded.Functions.Http;
using Microsoft.Azure.Functions.Worker.Converters;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Gives a parameter of an HTTP function the request's body, read as JSON. A body that cannot be read fails the
/// invocation before the function runs and answers 400.</summary>
public class FromBodyAttribute : InputConverterAttribute
{
    /// <summary>Reads the body.</summary>
    public FromBodyAttribute()
        : base(typeof(BodyConverter))
    {
    }
}
