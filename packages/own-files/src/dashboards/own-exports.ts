import { entryOf, ownDashboardsOf, type Fleet } from '@fleet/model'
import { remembered } from '@fleet/validation/remembered'
import { sourcesOf } from './data-sources.ts'
import { normaliseExport } from './normalise-export.ts'

type Made = ReturnType<typeof normaliseExport>

/** What each dashboard of a fleet becomes, by the file that states it: what is checked is what is shipped. */
const exportsOf = remembered((fleet: Fleet): ReadonlyMap<string, Made> => {
  const sources = sourcesOf(fleet.hub)
  return new Map(
    ownDashboardsOf(fleet).map(({ file }) => [
      file,
      normaliseExport(file, entryOf(fleet.files, file) ?? '', sources),
    ]),
  )
})

/** What the dashboard in a file becomes; nothing where the fleet states none in that file. */
export const ownExport = (fleet: Fleet, file: string): Made | undefined => exportsOf(fleet).get(file)
