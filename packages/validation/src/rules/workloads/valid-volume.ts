import { inEachCluster, type Rule } from '../rule.ts'
import type { Breach } from '../../values/breach.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import type { OwnPods } from '../../tree/workloads/pods.ts'
import { isBinarySize } from '../../values/quantity.ts'
import { runsOfPods, runText, type Run } from '../../tree/workloads/runs.ts'
import { placedMounts, placedVolumes } from '../../tree/workloads/volumes.ts'

export const validVolume: Rule = {
  id: 'valid-volume',
  demands:
    'Every volume is mounted, every mount has a place and a folder of its own, scratch space is bounded, and no ConfigMap is mounted by subPath.',
  why: 'A file mounted by subPath is never renewed: the mend was in Git for weeks and ran nowhere. Scratch space without a bound fills its node.',
  example: {
    refused: 'volumes:\n  - {name: tmp, emptyDir: {}}',
    accepted: 'volumes:\n  - {name: tmp, emptyDir: {sizeLimit: 256Mi}}',
  },
  mend: 'Mount the volume or remove it; give an emptyDir a sizeLimit; mount a ConfigMap as a whole folder.',
  judge: inEachCluster((cluster) =>
    cluster.ownPods.flatMap((pods) => [
      ...judgeVolumes(cluster, pods),
      ...runsOfPods(cluster, pods).flatMap((run) => [...judgeMounts(run), ...judgeFolders(run)]),
    ]),
  ),
}

const judgeVolumes = (cluster: ClusterView, pods: OwnPods): Breach[] => {
  const mounted = new Set(
    runsOfPods(cluster, pods).flatMap(({ container }) =>
      [...(container.volumeMounts ?? []), ...(container.volumeDevices ?? [])].map(({ name }) => name),
    ),
  )
  return placedVolumes(pods).flatMap(({ volume: { name, emptyDir, ...sources }, spot }) => [
    ...(mounted.has(name)
      ? []
      : [
          {
            at: spot('name'),
            what: `no container of ${pods.owner} mounts its volume ${name}`,
            consequence: 'what was meant to be kept in it, or read from it, is somewhere else',
            mend: 'mount it, or remove it',
          },
        ]),
    ...(emptyDir || Object.keys(sources).length === 1
      ? []
      : [
          {
            at: spot(),
            what: `the volume ${name} of ${pods.owner} says in ${Object.keys(sources).length} ways what it is`,
            consequence:
              'without one it is an empty folder that is lost at a restart; with two it is refused',
            mend: 'give it exactly one source',
          },
        ]),
    ...(emptyDir && !isBinarySize(emptyDir.sizeLimit)
      ? [
          {
            at: spot('emptyDir', 'sizeLimit'),
            what: `the scratch space ${name} of ${pods.owner} has no size in Mi or Gi`,
            consequence: 'it may fill the disk of its node, and every pod there is evicted',
            mend: 'state a sizeLimit such as 256Mi',
          },
        ]
      : []),
  ])
}

const judgeMounts = (run: Run): Breach[] => {
  const mounts = placedMounts(run)
  return mounts.flatMap(({ mount: { name, mountPath, subPath, subPathExpr }, spot }, index) => {
    const source = (run.pods.spec.volumes ?? []).find((volume) => volume.name === name)
    const isFile = source?.configMap ?? source?.secret ?? source?.projected
    const isTaken = mounts.findIndex(({ mount }) => mount.mountPath === mountPath) !== index
    return [
      ...(mountPath.startsWith('/') && !mountPath.includes(':') && !isTaken
        ? []
        : [
            {
              at: spot('mountPath'),
              what: `${runText(run)} mounts ${name} at ${mountPath}${isTaken ? ', where something else is' : ''}`,
              consequence: 'the API server refuses the pod',
              mend: 'mount each volume at an absolute path of its own',
            },
          ]),
      ...(isFile && (subPath ?? subPathExpr) !== undefined
        ? [
            {
              at: spot('subPath'),
              what: `${runText(run)} mounts a single file of ${name}`,
              consequence: 'it keeps the content of its start, whatever Git says since',
              mend: 'mount the whole folder',
            },
          ]
        : []),
    ]
  })
}

/** Folders of a volume that one container has at two places. */
const judgeFolders = (run: Run): Breach[] => {
  const folders = placedMounts(run).filter(({ mount: { name, subPathExpr } }) => {
    const source = (run.pods.spec.volumes ?? []).find((volume) => volume.name === name)
    return subPathExpr === undefined && !(source?.configMap ?? source?.secret ?? source?.projected)
  })
  return folders.flatMap(({ mount: { name, mountPath, subPath = '' }, spot }, index) => {
    const first = folders.find(({ mount }) => mount.name === name && (mount.subPath ?? '') === subPath)
    return first === folders[index]
      ? []
      : [
          {
            at: spot('subPath'),
            what: `${runText(run)} has the same folder of ${name} at ${first?.mount.mountPath} and at ${mountPath}`,
            consequence: 'what is written to the one place lies in the other too',
            mend: 'give each mount a subPath of its own',
          },
        ]
  })
}
