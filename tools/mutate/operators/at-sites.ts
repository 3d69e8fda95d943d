import { changedAt } from '../document-path.ts'
import { fileOf, type Mutant, type Operator } from '../mutant.ts'
import type { Random } from '../random.ts'
import { siteText, sitesIn, type Site } from '../site.ts'

/** The changed map or list that holds a value, with a description of the change. */
export interface Edit {
  readonly message: string
  readonly to: (holder: unknown, key: string | number) => unknown
}

/** An operator that changes one value or its key: where it can, and how. */
export const atSites = (
  id: string,
  about: string,
  isPossible: (site: Site) => boolean,
  edit: (site: Site, random: Random) => Edit | undefined,
): Operator => ({
  id,
  about,
  faults: (_, tree, file) =>
    sitesIn(tree, file)
      .filter(isPossible)
      .map((site) => ({
        where: siteText(site),
        make: (random) => {
          const made = edit(site, random)
          return made && { message: made.message, changed: changedSite(site, made.to) }
        },
      })),
})

/** The file of a site in which what holds its value has been changed. */
export const changedSite = ({ cluster, file, document, keys }: Site, to: Edit['to']): Mutant['changed'] => {
  const objects = file.objects.map((object, index) =>
    index === document ? (changedAt(object, keys, to) as object) : object,
  )
  return { [cluster]: { [file.path]: fileOf(file.path, objects) } }
}
