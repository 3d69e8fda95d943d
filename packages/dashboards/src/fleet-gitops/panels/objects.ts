import { mentionsLink } from '../../links.ts'
import { table, widthOf } from '../../panels/table.ts'
import { colours, inColour } from '../../panels/thresholds.ts'
import * as queries from '../queries/objects.ts'
import { COMMIT, OBJECT_STATE } from './state.ts'

/** The controllers name an object in each of their lines about it. */
const LINES = mentionsLink('row', { search: 'name' })

const STATE = { name: 'State', unit: 'none', width: 100, properties: OBJECT_STATE } as const

export const notReady = () => [
  table({
    title: 'Not ready',
    description:
      'What failed, and what an attempt is under way for, the longest first. Each object is here for a moment whenever it is reconciled. The log lines that name it say why.',
    labels: {
      cluster: 'Cluster',
      customresource_kind: 'Kind',
      namespace: 'Namespace',
      name: 'Name',
      revision: 'Revision',
    },
    labelsOf: [queries.notReadyRevisions],
    columns: [
      { ...STATE, query: queries.notReadyStates },
      {
        name: 'Since',
        unit: 's',
        query: queries.notReadySince,
        properties: inColour(colours('text', [900, 'red'])),
      },
    ],
    texts: { Kind: [widthOf(140)], Revision: COMMIT },
    links: { Name: LINES },
    sortBy: 'Since',
  })
    .noValue('none')
    .height(7),
]

export const everyObject = () => [
  table({
    title: 'Kustomizations',
    description:
      'The layers of each tree, with the commit that is applied, and how long ago that succeeded last.',
    labels: { cluster: 'Cluster', name: 'Kustomization', revision: 'Commit' },
    unseen: ['namespace'],
    labelsOf: [queries.kustomizationRevisions],
    columns: [
      { ...STATE, query: queries.kustomizationStates },
      { name: 'Last applied', unit: 's', query: queries.kustomizationsApplied, width: 135 },
    ],
    texts: { Commit: [...COMMIT, widthOf(130)] },
    links: { Kustomization: LINES },
    sortBy: ['State', 'Last applied'],
  }).span(12),
  table({
    title: 'Releases',
    description: 'The charts that Flux has installed, with their versions, and since when each is as it is.',
    labels: { cluster: 'Cluster', name: 'Release', chart_version: 'Version' },
    unseen: ['namespace'],
    labelsOf: [queries.releaseVersions],
    columns: [
      { ...STATE, query: queries.releaseStates },
      { name: 'Since', unit: 's', query: queries.releasesSince },
    ],
    texts: { Version: [widthOf(100)] },
    links: { Release: LINES },
    sortBy: 'State',
  }).span(12),
  table({
    title: 'Sources',
    description:
      'Repositories and charts, with the revision that was fetched last. Since says when that was, or when fetching began to fail.',
    labels: {
      cluster: 'Cluster',
      customresource_kind: 'Kind',
      namespace: 'Namespace',
      name: 'Source',
      revision: 'Revision',
    },
    labelsOf: [queries.sourceRevisions],
    columns: [
      { ...STATE, query: queries.sourceStates },
      { name: 'Since', unit: 's', query: queries.sourcesSince },
    ],
    texts: { Kind: [widthOf(140)], Revision: [...COMMIT, widthOf(180)] },
    links: { Source: LINES },
    sortBy: 'State',
  }),
]
