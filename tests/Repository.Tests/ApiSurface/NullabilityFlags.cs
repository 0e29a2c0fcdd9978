using System.Reflection;

namespace Repository.Tests.ApiSurface;

/// <summary>
/// The compiler's nullability bytes of one declaration, read in the order in which the types in it are written.
/// Read raw because <see cref="NullabilityInfoContext"/> reports an unannotated type parameter as nullable.
/// </summary>
internal sealed class NullabilityFlags
{
    private const string Nullable = "System.Runtime.CompilerServices.NullableAttribute";
    private const string Context = "System.Runtime.CompilerServices.NullableContextAttribute";

    private readonly byte[]? sequence;
    private readonly byte uniform;
    private int position;

    private NullabilityFlags(byte[]? sequence, byte uniform)
    {
        this.sequence = sequence;
        this.uniform = uniform;
    }

    public static NullabilityFlags Of(ParameterInfo parameter) =>
        Own(parameter.GetCustomAttributesData()) ?? new NullabilityFlags(null, Inherited(parameter.Member));

    public static NullabilityFlags Of(MemberInfo member) =>
        Own(member.GetCustomAttributesData()) ?? new NullabilityFlags(null, Inherited(member.DeclaringType));

    public static byte OfTypeParameter(Type parameter) =>
        (Own(parameter.GetCustomAttributesData())
            ?? new NullabilityFlags(null, Inherited((MemberInfo?)parameter.DeclaringMethod ?? parameter.DeclaringType))).Next();

    /// <summary>0: not annotated, 1: not null, 2: may be null.</summary>
    public byte Next() => sequence is null ? uniform : position < sequence.Length ? sequence[position++] : (byte)0;

    private static NullabilityFlags? Own(IEnumerable<CustomAttributeData> attributes)
    {
        if (attributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == Nullable) is not { } data)
        {
            return null;
        }

        object? value = data.ConstructorArguments[0].Value;
        return value is byte one
            ? new NullabilityFlags(null, one)
            : new NullabilityFlags([.. ((IReadOnlyCollection<CustomAttributeTypedArgument>)value!).Select(item => (byte)item.Value!)], 0);
    }

    private static byte Inherited(MemberInfo? member)
    {
        for (; member is not null; member = member.DeclaringType)
        {
            if (member.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType.FullName == Context) is { } data)
            {
                return (byte)data.ConstructorArguments[0].Value!;
            }
        }

        return 0;
    }
}
