namespace Microsoft.Azure.Functions.Worker.Converters;

/// <summary>Makes the value of a function's parameter.</summary>
public interface IInputConverter
{
    /// <summary>Makes the value, says that it cannot, or says that another converter should try.</summary>
    ValueTask<ConversionResult> ConvertAsync(ConverterContext context);
}
