import { changedAt } from '../document-path.ts'
import { fileOf, type Fault, type Operator } from '../mutant.ts'
import type { Random } from '../random.ts'
import { siteText, sitesIn, type Site } from '../site.ts'

/** What becomes of the map or the list that holds a value, and that in words. */
export interface Edit {
  readonly what: string
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
      .map((site) => (random) => {
        const made = edit(site, random)
        return made && faultOf(site, made)
      }),
})

const faultOf = (site: Site, { what, to }: Edit): Fault => {
  const objects = site.file.objects.map((object, index) =>
    index === site.document ? (changedAt(object, site.keys, to) as object) : object,
  )
  return {
    where: siteText(site),
    what,
    changed: { [site.cluster]: { [site.file.path]: fileOf(site.file.path, objects) } },
  }
}
