using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Repository.Tests.ApiSurface;

/// <summary>What a type lets others see, one declaration a line: <c>key  C# declaration  // [attributes]</c>.</summary>
internal static class TypeDeclarations
{
    public static bool IsVisible(Type type) =>
        type.IsNested
            ? (type.IsNestedPublic || type.IsNestedFamily || type.IsNestedFamORAssem) && IsVisible(type.DeclaringType!)
            : type.IsPublic;

    public static IEnumerable<string> Of(Type type)
    {
        string key = TypeText.Full(type);
        string access = type.IsNestedFamily ? "protected " : type.IsNestedFamORAssem ? "protected internal " : "public ";
        if (type.BaseType == typeof(MulticastDelegate))
        {
            MethodInfo invoke = type.GetMethod("Invoke")!;
            return [$"{key}  {access}delegate {MemberText.Return(invoke)} {TypeText.Declared(type)}({MemberText.Parameters(invoke)}){TypeText.Constraints(TypeText.OwnParameters(type))}{AttributeText.OfDeclaration(type)}"];
        }

        if (type.IsEnum)
        {
            return [
                $"{key}  {access}enum {TypeText.Declared(type)} : {TypeText.Full(Enum.GetUnderlyingType(type))}{AttributeText.OfDeclaration(type)}",
                .. type.GetFields(BindingFlags.Public | BindingFlags.Static)
                    .Select(value => $"{key}.{value.Name}  {value.Name} = {Convert.ToString(value.GetRawConstantValue(), CultureInfo.InvariantCulture)}{AttributeText.OfDeclaration(value)}")];
        }

        return [
            $"{key}  {access}{Kind(type)} {TypeText.Declared(type)}{Bases(type)}{TypeText.Constraints(TypeText.OwnParameters(type))}{AttributeText.OfDeclaration(type)}",
            .. MemberText.Constructors(type, key),
            .. MemberText.Fields(type, key),
            .. MemberText.Properties(type, key),
            .. MemberText.Events(type, key),
            .. MemberText.Methods(type, key)];
    }

    private static string Kind(Type type)
    {
        if (type.IsInterface)
        {
            return "interface";
        }

        bool record = MemberText.IsRecord(type);
        if (type.IsValueType)
        {
            return (type.IsDefined(typeof(IsReadOnlyAttribute), false) ? "readonly " : "") + (type.IsByRefLike ? "ref " : "") + (record ? "record struct" : "struct");
        }

        string inheritance = type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "";
        return inheritance + (record ? "record class" : "class");
    }

    private static string Bases(Type type)
    {
        List<string> bases = [];
        if (type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType))
        {
            bases.Add(TypeText.Full(parent));
        }

        Type[] interfaces = [.. type.GetInterfaces().Where(candidate => IsVisible(candidate) || candidate.Assembly != type.Assembly)];
        HashSet<Type> inherited = [.. type.BaseType?.GetInterfaces() ?? [], .. interfaces.SelectMany(candidate => candidate.GetInterfaces())];
        bases.AddRange(interfaces.Where(candidate => !inherited.Contains(candidate)).Select(candidate => TypeText.Full(candidate)).Order(StringComparer.Ordinal));
        return bases.Count > 0 ? " : " + string.Join(", ", bases) : "";
    }
}
