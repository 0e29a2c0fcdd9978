using System.Text.Json.Serialization;
using CareFunctions.Core.Json;

namespace CareFunctions.Core.PenPictures;

/// <summary>What support is needed with, in words that tell nobody apart.</summary>
[JsonConverter(typeof(KebabCase<SupportNeed>))]
public enum SupportNeed
{
    /// <summary>Washing and dressing.</summary>
    PersonalCare,

    /// <summary>Continence.</summary>
    Continence,

    /// <summary>Taking medication.</summary>
    Medication,

    /// <summary>Meals and drinks.</summary>
    MealsAndDrinks,

    /// <summary>Moving, without a hoist.</summary>
    MovingAndHandling,

    /// <summary>Moving with a hoist.</summary>
    Hoist,

    /// <summary>A home that a wheelchair can use.</summary>
    WheelchairAccess,

    /// <summary>Support at night.</summary>
    NightSupport,

    /// <summary>Dementia.</summary>
    Dementia,

    /// <summary>A learning disability.</summary>
    LearningDisability,

    /// <summary>Autism.</summary>
    Autism,

    /// <summary>Mental health.</summary>
    MentalHealth,

    /// <summary>A loss of sight or hearing.</summary>
    SensoryLoss,

    /// <summary>Behaviour that challenges.</summary>
    BehaviourThatChallenges,

    /// <summary>Nursing.</summary>
    Nursing,

    /// <summary>The end of life.</summary>
    EndOfLife,

    /// <summary>Shopping and household.</summary>
    HouseholdTasks,

    /// <summary>Company and going out.</summary>
    CommunityAccess,
}
