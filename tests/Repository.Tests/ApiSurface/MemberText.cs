using System.Reflection;
using System.Runtime.CompilerServices;

namespace Repository.Tests.ApiSurface;

/// <summary>Members as the lists write them.</summary>
internal static class MemberText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Constructors(Type type, string key) =>
        from constructor in type.GetConstructors(Declared)
        where IsVisible(constructor) && !constructor.IsStatic
        select $"{key}.ctor  {Access(constructor)}{TypeText.Declared(type).Split('<')[0]}({Parameters(constructor)}){AttributeText.OfDeclaration(constructor)}";

    public static IEnumerable<string> Fields(Type type, string key)
    {
        foreach (FieldInfo field in type.GetFields(Declared).Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly))
        {
            string access = field.IsPublic ? "public " : field.IsFamily ? "protected " : "protected internal ";
            string modifiers = field.IsLiteral ? "const " : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
            string value = field.IsLiteral ? " = " + TypeText.Constant(field.GetRawConstantValue(), field.FieldType) : "";
            yield return $"{key}.{field.Name}  {access}{Required(field)}{modifiers}{TypeText.Full(field.FieldType, NullabilityFlags.Of(field))} {field.Name}{value}{AttributeText.OfDeclaration(field)}";
        }
    }

    public static IEnumerable<string> Properties(Type type, string key)
    {
        foreach (PropertyInfo property in type.GetProperties(Declared))
        {
            MethodInfo? getter = IsVisible(property.GetMethod) ? property.GetMethod : null;
            MethodInfo? setter = IsVisible(property.SetMethod) ? property.SetMethod : null;
            if ((getter ?? setter) is null)
            {
                continue;
            }

            MethodInfo widest = setter is null || (getter is not null && Breadth(getter) >= Breadth(setter)) ? getter! : setter;
            string accessors = Accessor(getter, widest, "get; ") + Accessor(setter, widest, setter is not null && IsInit(setter) ? "init; " : "set; ");
            string name = property.GetIndexParameters() is { Length: > 0 } indices ? $"this[{string.Join(", ", indices.Select(Parameter))}]" : property.Name;
            yield return $"{key}.{property.Name}  {Modifiers(type, widest)}{Required(property)}{ByReference(widest)}{TypeText.Full(property.PropertyType, NullabilityFlags.Of(property))} {name} {{ {accessors}}}{AttributeText.OfDeclaration(property)}";
        }
    }

    public static IEnumerable<string> Events(Type type, string key) =>
        from declared in type.GetEvents(Declared)
        where IsVisible(declared.AddMethod)
        select $"{key}.{declared.Name}  {(type.IsInterface ? "" : Access(declared.AddMethod!) + ClassModifiers(declared.AddMethod!))}event {TypeText.Full(declared.EventHandlerType!, NullabilityFlags.Of(declared))} {declared.Name}{AttributeText.OfDeclaration(declared)}";

    public static IEnumerable<string> Methods(Type type, string key)
    {
        foreach (MethodInfo method in type.GetMethods(Declared))
        {
            bool generated = method.Name.Contains('<', StringComparison.Ordinal) && method.IsDefined(typeof(CompilerGeneratedAttribute), false);
            bool accessor = method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
            bool explicitImplementation = method.Name.Contains('.', StringComparison.Ordinal);
            if (!IsVisible(method) || generated || accessor || explicitImplementation)
            {
                continue;
            }

            string generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";
            string name = method.IsSpecialName ? Operator(method) : method.Name;
            string head = method.Name is "op_Implicit" or "op_Explicit" ? $"{name} {Return(method)}" : $"{Return(method)} {name}{generics}";
            string extension = method.IsDefined(typeof(ExtensionAttribute), false) ? "this " : "";
            string constraints = method.IsGenericMethod ? TypeText.Constraints(method.GetGenericArguments()) : "";
            yield return $"{key}.{method.Name}{generics}  {Modifiers(type, method)}{head}({extension}{Parameters(method)}){constraints}{AttributeText.OfDeclaration(method)}";
        }
    }

    public static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", Declared) is not null || (type.IsValueType && type.GetMethod("PrintMembers", Declared) is not null);

    public static string Return(MethodInfo method) =>
        ByReference(method) + TypeText.Full(method.ReturnType, NullabilityFlags.Of(method.ReturnParameter));

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        bool collection = parameter.IsDefined(typeof(ParamArrayAttribute), false)
            || parameter.GetCustomAttributesData().Any(data => data.AttributeType.Name == "ParamCollectionAttribute");
        string modifier = parameter.ParameterType.IsByRef ? (parameter.IsOut ? "out " : parameter.IsIn ? "in " : "ref ") : collection ? "params " : "";
        string value = parameter.HasDefaultValue ? " = " + TypeText.Constant(DefaultOf(parameter), parameter.ParameterType) : "";
        return $"{AttributeText.OfParameter(parameter)}{modifier}{TypeText.Full(parameter.ParameterType, NullabilityFlags.Of(parameter))} {parameter.Name}{value}";
    }

    // A default of a value type without a constant ("default") has no raw value to read.
    private static object? DefaultOf(ParameterInfo parameter)
    {
        try
        {
            return parameter.RawDefaultValue;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static bool IsVisible(MethodBase? method) => method is not null && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly);

    private static int Breadth(MethodInfo method) => method.IsPublic ? 3 : method.IsFamilyOrAssembly ? 2 : 1;

    private static string Access(MethodBase method) => method.IsPublic ? "public " : method.IsFamilyOrAssembly ? "protected internal " : "protected ";

    private static string Accessor(MethodInfo? accessor, MethodInfo widest, string keyword) =>
        accessor is null ? "" : Breadth(accessor) < Breadth(widest) ? Access(accessor) + keyword : keyword;

    private static string Modifiers(Type type, MethodInfo method) =>
        !type.IsInterface ? Access(method) + ClassModifiers(method)
        : method.IsStatic ? (method.IsAbstract ? "static abstract " : "static ")
        : method.IsAbstract ? "" : "default-impl ";

    private static string ClassModifiers(MethodInfo method) =>
        method.IsStatic ? (method.IsAbstract ? "static abstract " : "static ")
        : method.GetBaseDefinition() != method ? (method.IsAbstract ? "abstract override " : method.IsFinal ? "sealed override " : "override ")
        : method.IsAbstract ? "abstract " : method.IsVirtual && !method.IsFinal ? "virtual " : "";

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "IsExternalInit");

    private static string Required(MemberInfo member) =>
        member.GetCustomAttributesData().Any(data => data.AttributeType.Name == "RequiredMemberAttribute") ? "required " : "";

    private static string ByReference(MethodInfo method) =>
        !method.ReturnType.IsByRef ? ""
        : method.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier.Name == "InAttribute") ? "ref readonly " : "ref ";

    private static string Operator(MethodInfo method) => method.Name switch
    {
        "op_Implicit" => "implicit operator",
        "op_Explicit" => "explicit operator",
        "op_Equality" => "operator ==",
        "op_Inequality" => "operator !=",
        "op_LessThan" => "operator <",
        "op_GreaterThan" => "operator >",
        "op_LessThanOrEqual" => "operator <=",
        "op_GreaterThanOrEqual" => "operator >=",
        "op_Addition" => "operator +",
        "op_Subtraction" => "operator -",
        _ => "operator " + method.Name["op_".Length..],
    };
}
