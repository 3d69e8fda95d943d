import type { Admission } from '../admission.ts'
import type { Push, Sender, Signal } from '../pushes.ts'
import type { Topology, TopologyIngest } from '../topology.ts'
import { cardHeight, drawCard, drawLines, LINE_HEIGHT, PADDING, wrapped, type CardLine } from './card.ts'
import { clusterCard } from './cluster-card.ts'
import type { Colours } from './colours.ts'
import { frame, textLine } from './svg.ts'

export interface DrawnHub {
  readonly bottom: number
  readonly drawing: string
  /** Where each signal enters, at the left edge. */
  readonly entries: Entries
}

/** By the signals that the fleet has. */
export type Entries = ReadonlyMap<Signal, number>

export const HUB_WIDTH = 470
const INGEST_HEIGHT = 4 * LINE_HEIGHT + 36
const GAP = 12

export const drawHub = (topology: Topology, x: number, y: number, colours: Colours): DrawnHub => {
  const card = clusterCard(topology.hub, 'hub')
  const first = y + cardHeight(card)
  const step = INGEST_HEIGHT + GAP
  const own = first + topology.ingests.length * step
  const lines = ownLines(topology)
  const bottom = own + lines.length * LINE_HEIGHT + PADDING
  const inside = { x: x + PADDING, width: HUB_WIDTH - 2 * PADDING }
  return {
    bottom,
    entries: new Map(
      topology.ingests.map(({ signal }, index) => [signal, first + index * step + INGEST_HEIGHT / 2]),
    ),
    drawing: [
      drawCard(card, { x, y, width: HUB_WIDTH, height: bottom - y }, colours),
      ...topology.ingests.map((ingest, index) =>
        drawIngest(topology, ingest, { ...inside, y: first + index * step }, colours),
      ),
      drawLines(lines, { ...inside, y: own + LINE_HEIGHT }, colours),
    ].join(''),
  }
}

interface Corner {
  readonly x: number
  readonly y: number
  readonly width: number
}

const drawIngest = (
  topology: Topology,
  ingest: TopologyIngest,
  { x, y, width }: Corner,
  colours: Colours,
): string => {
  const inside = { x: x + PADDING, width: width - 2 * PADDING }
  const title = { ...inside, y: y + 22 }
  return [
    frame({ x, y, width, height: INGEST_HEIGHT }, colours.background, colours[ingest.signal]),
    textLine(`${ingest.store} · ${ingest.protocol}`, title, { fill: colours.text, bold: true, size: 13 }),
    textLine(`NodePort ${ingest.nodePort}`, title, { fill: colours[ingest.signal], bold: true, end: true }),
    drawLines(ingestLines(topology, ingest), { ...inside, y: y + 42 }, colours),
  ].join('')
}

const ingestLines = ({ spokes }: Topology, { signal, service, podPort }: TopologyIngest): CardLine[] => {
  const pushes = spokes.flatMap((spoke) => spoke.pushes.filter((push) => push.signal === signal))
  const [push] = pushes
  const way: CardLine = { left: `Service ${service} → port ${podPort} of its pods`, fill: 'faint' }
  if (!push) return [{ left: 'no spoke pushes here', fill: 'faint' }, way]
  return [{ left: push.url, fill: signal }, way, ...policyLines(pushes.flatMap(({ senders }) => senders))]
}

/** Which policies admit the nodes of the spokes, and how many of them. */
const policyLines = (senders: readonly Sender[]): CardLine[] => {
  const admitted = senders.filter(({ admission }) => admission.kind === 'admitted')
  const isOpen = senders.some(({ admission }) => admission.kind === 'unrestricted')
  if (isOpen) return [{ left: 'no NetworkPolicy: everybody on the network may push', fill: 'bad' }]
  return [
    { left: `NetworkPolicy ${policiesOf(senders)}`, fill: 'faint' },
    {
      left: `admits ${admitted.length} of ${senders.length} nodes of the spokes, by tailnet address`,
      fill: admitted.length === senders.length ? 'good' : 'bad',
    },
  ]
}

const policiesOf = (senders: readonly Sender[]): string => {
  const names = senders.flatMap(({ admission }) => namesIn(admission))
  return [...new Set(names)].join(', ')
}

const namesIn = (admission: Admission): readonly string[] =>
  admission.kind === 'unrestricted' ? [] : admission.policies

const ownLines = ({ hub, ingests }: Topology): CardLine[] => [
  ...hub.pushes.flatMap(ownPush),
  {
    left: `Prometheus scrapes the hub itself. Grafana reads ${ingests.length > 2 ? 'all' : 'both'} stores.`,
    fill: 'faint',
  },
]

const LETTERS_IN_LINE = 62

const ownPush = ({ signal, service, senders }: Push): CardLine[] => {
  const admissions = senders.map(({ admission }) => admissionText(admission)).join(', ')
  const isAdmitted = senders.every(({ admission }) => admission.kind === 'admitted')
  return wrapped(`Own ${signal} go to Service ${service}: ${admissions}`.split(' '), LETTERS_IN_LINE).map(
    (left) => ({
      left,
      fill: isAdmitted ? 'faint' : 'bad',
    }),
  )
}

const admissionText = (admission: Admission): string => {
  if (admission.kind === 'unrestricted') return 'no NetworkPolicy restricts it'
  const policies = admission.policies.join(', ')
  return admission.kind === 'admitted' ? `admitted by ${policies}` : `refused by ${policies}`
}
