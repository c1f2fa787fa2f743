namespace DeZeroNative.Examples.Steps;

/// <summary>The steps of the book, in order.</summary>
internal static class BookSteps
{
    public static IReadOnlyList<BookStep> All { get; } =
    [
        new Step01(), new Step02(), new Step03(), new Step04(), new Step05(), new Step06(), new Step07(), new Step08(), new Step09(),
        new Step10(), new Step11(), new Step12(), new Step13(), new Step14(), new Step15(), new Step16(), new Step17(), new Step18(),
        new Step19(), new Step20(), new Step21(), new Step22(), new Step23(), new Step24(), new Step25(), new Step26(), new Step27(),
        new Step28(), new Step29(), new Step30(), new Step31(), new Step32(), new Step33(), new Step34(), new Step35(), new Step36(),
        new Step37(), new Step38(), new Step39(), new Step40(), new Step41(), new Step42(), new Step43(), new Step44(), new Step45(),
        new Step46(), new Step47(), new Step48(), new Step49(), new Step50(), new Step51(), new Step52(), new Step53(), new Step54(),
        new Step55(), new Step56(), new Step57(), new Step58(), new Step59(), new Step60(),
    ];
}
