import ArgumentParser

/// Works with recipes, the way in which price lists and pages are read.
struct RecipeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "recipe",
        abstract: "Try a recipe, the part of a source's definition that says how to read its document.",
        discussion: """
              ratecard recipe try catalog/sources/zenmux.yaml zenmux.json

            The language of recipes is described in docs/recipes.md.
            """,
        subcommands: [RecipeTryCommand.self])
}
