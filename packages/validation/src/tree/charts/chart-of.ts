import type { Located } from '../../values/location.ts'
import type { ObjectIndex } from '../object-index.ts'
import { namespaceOf } from '../objects.ts'
import { textAt } from '../../values/value-at.ts'

/** A chart by its own name, and the version of it that a release installs. */
export interface Chart {
  readonly name: string
  readonly version: string
}

/** The chart of a HelmRelease, through the source that it names; nothing where that source is not in the tree. */
export const chartOf = (index: ObjectIndex, release: Located): Chart | undefined => {
  const { object } = release
  const inline = textAt(object, 'spec', 'chart', 'spec', 'chart')
  if (inline !== '') return { name: inline, version: textAt(object, 'spec', 'chart', 'spec', 'version') }
  const namespace = textAt(object, 'spec', 'chartRef', 'namespace') || namespaceOf(release)
  const source = index.find(OCI_REPOSITORY, namespace, textAt(object, 'spec', 'chartRef', 'name'))
  if (!source) return undefined
  const url = textAt(source.object, 'spec', 'url')
  return { name: url.split('/').at(-1) ?? url, version: textAt(source.object, 'spec', 'ref', 'tag') }
}

const OCI_REPOSITORY = 'source.toolkit.fluxcd.io/v1/OCIRepository'
