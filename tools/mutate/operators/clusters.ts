import type { RenderedFile, RenderedTree } from '@fleet/validation'
import { withValue } from '../document-path.ts'
import type { Operator, PossibleFault } from '../mutant.ts'
import { changedSite } from './at-sites.ts'
import { siteText, sitesIn, type Site } from '../site.ts'

/** The name or an address of one cluster in place of another's. */
export const swapCluster: Operator = {
  id: 'swap-cluster',
  about: 'a line that was copied from the other cluster',
  faults: (trees, tree, file) => {
    const own = marksOf(tree)
    const others = trees.filter((other) => other !== tree).flatMap(marksOf)
    return sitesIn(tree, file).flatMap((site) =>
      typeof site.value === 'string' && site.value.length < 500 ? swapsIn(site, site.value, own, others) : [],
    )
  },
}

const swapsIn = (
  site: Site,
  text: string,
  own: readonly string[],
  others: readonly string[],
): PossibleFault[] =>
  own
    .filter((mark) => text.includes(mark))
    .flatMap((mark) =>
      others
        .filter((other) => kindOf(other) === kindOf(mark) && other !== mark)
        .map((other) => ({
          where: siteText(site),
          make: () => ({
            message: `${mark} → ${other}`,
            changed: changedSite(site, (holder, key) => withValue(holder, key, text.replace(mark, other))),
          }),
        })),
    )

const TAILNET = /\b100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.\d{1,3}\.\d{1,3}\b/g

/** What identifies a cluster: its name, and the tailnet addresses in its tree. */
const marksOf = ({ cluster, files }: RenderedTree): readonly string[] => [
  cluster,
  ...new Set(files.flatMap(({ content }) => content.match(TAILNET) ?? [])),
]

const kindOf = (mark: string): 'address' | 'name' => (/^[\d.]+$/.test(mark) ? 'address' : 'name')

/** A whole file of one cluster in place of the other's. */
export const swapFile: Operator = {
  id: 'swap-file',
  about: 'a file that was copied from the other cluster',
  faults: (trees, tree, file) =>
    trees
      .filter((other) => other !== tree)
      .flatMap((other) => sameFile(other, file).map((found) => swapFileFault(tree, other, file, found))),
}

const sameFile = ({ files }: RenderedTree, { path, content }: RenderedFile): readonly RenderedFile[] =>
  files.filter((other) => other.path === path && other.content !== content)

const swapFileFault = (
  tree: RenderedTree,
  other: RenderedTree,
  file: RenderedFile,
  found: RenderedFile,
): PossibleFault => ({
  where: 'the whole file',
  make: () => ({
    message: `as in ${other.cluster}`,
    changed: { [tree.cluster]: { [file.path]: found } },
  }),
})
