using System.Globalization;
using System.Reflection;
using System.Text;

namespace Repository.Tests.ApiSurface;

/// <summary>Types, constraints and constants as the lists write them.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(char)] = "char",
    };

    /// <summary>The full name, with a question mark wherever <paramref name="nullability"/> says so.</summary>
    public static string Full(Type type, NullabilityFlags? nullability = null)
    {
        if (type.IsByRef)
        {
            return Full(type.GetElementType()!, nullability);
        }

        if (type.IsPointer)
        {
            return Full(type.GetElementType()!, nullability) + "*";
        }

        return type.IsValueType ? OfValue(type, nullability) : OfReference(type, nullability);
    }

    /// <summary>The name as a declaration gives it: no namespace, own type parameters with their variance.</summary>
    public static string Declared(Type type)
    {
        Type[] own = OwnParameters(type);
        string name = Untick(type.Name);
        return own.Length == 0 ? name : $"{name}<{string.Join(", ", own.Select(parameter => Variance(parameter) + parameter.Name))}>";
    }

    public static Type[] OwnParameters(Type type) =>
        [.. type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0)];

    public static string Constraints(IEnumerable<Type> parameters)
    {
        StringBuilder text = new();
        foreach (Type parameter in parameters)
        {
            List<string> constraints = ConstraintsOf(parameter);
            if (constraints.Count > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $" where {parameter.Name} : {string.Join(", ", constraints)}");
            }
        }

        return text.ToString();
    }

    public static string Constant(object? value, Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying && value is not null)
        {
            type = underlying;
        }

        if (value is null or DBNull or Missing)
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? "default" : "null";
        }

        if (type.IsEnum)
        {
            string names = Enum.ToObject(type, value).ToString()!;
            return char.IsLetter(names[0])
                ? string.Join(" | ", names.Split(", ").Select(name => $"{Full(type)}.{name}"))
                : $"({Full(type)}){names}";
        }

        return value switch
        {
            string text => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal) + "\"",
            bool flag => flag ? "true" : "false",
            char letter => $"'{letter}'",
            Type named => $"typeof({Full(named)})",
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
    }

    private static string OfValue(Type type, NullabilityFlags? nullability)
    {
        string suffix = "";
        if (Nullable.GetUnderlyingType(type) is { } underlying && !type.IsGenericTypeDefinition)
        {
            type = underlying;
            suffix = "?";
        }

        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword + suffix;
        }

        if (type.IsGenericParameter)
        {
            return type.Name + suffix;
        }

        if (type.IsGenericType)
        {
            nullability?.Next();
        }

        return Qualified(type, nullability) + suffix;
    }

    private static string OfReference(Type type, NullabilityFlags? nullability)
    {
        string suffix = nullability?.Next() == 2 ? "?" : "";
        if (type.IsArray)
        {
            return $"{Full(type.GetElementType()!, nullability)}[{new string(',', type.GetArrayRank() - 1)}]{suffix}";
        }

        return (Keywords.TryGetValue(type, out string? keyword) ? keyword
            : type.IsGenericParameter ? type.Name
            : Qualified(type, nullability)) + suffix;
    }

    private static string Qualified(Type type, NullabilityFlags? nullability)
    {
        string[] arguments = [.. type.GetGenericArguments().Select(argument => Full(argument, nullability))];
        List<Type> nesting = [];
        for (Type? current = type; current is not null; current = current.DeclaringType)
        {
            nesting.Insert(0, current);
        }

        StringBuilder text = new(string.IsNullOrEmpty(type.Namespace) ? "" : type.Namespace + ".");
        int used = 0;
        for (int level = 0; level < nesting.Count; level++)
        {
            text.Append(level > 0 ? "." : "").Append(Untick(nesting[level].Name));
            int total = nesting[level].GetGenericArguments().Length;
            if (total > used)
            {
                text.Append('<').AppendJoin(", ", arguments[used..total]).Append('>');
                used = total;
            }
        }

        return text.ToString();
    }

    private static List<string> ConstraintsOf(Type parameter)
    {
        List<string> constraints = [];
        GenericParameterAttributes attributes = parameter.GenericParameterAttributes;
        bool valueType = attributes.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        byte nullability = NullabilityFlags.OfTypeParameter(parameter);
        Type[] bases = parameter.GetGenericParameterConstraints();
        if (attributes.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            constraints.Add(nullability == 2 ? "class?" : "class");
        }
        else if (valueType)
        {
            constraints.Add(parameter.GetCustomAttributesData().Any(data => data.AttributeType.Name == "IsUnmanagedAttribute") ? "unmanaged" : "struct");
        }
        else if (nullability == 1 && bases.Length == 0)
        {
            constraints.Add("notnull");
        }

        constraints.AddRange(bases.Where(type => type != typeof(ValueType)).Select(type => Full(type)));
        if (attributes.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !valueType)
        {
            constraints.Add("new()");
        }

        return constraints;
    }

    private static string Variance(Type parameter) =>
        parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.Covariant) ? "out "
        : parameter.GenericParameterAttributes.HasFlag(GenericParameterAttributes.Contravariant) ? "in "
        : "";

    private static string Untick(string name) => name.IndexOf('`', StringComparison.Ordinal) is >= 0 and int tick ? name[..tick] : name;
}
