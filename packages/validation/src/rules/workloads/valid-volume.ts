import { inEachCluster, type Rule } from '../rule.ts'
import type { Violation } from '../../values/violation.ts'
import type { ClusterView } from '../../tree/cluster-view.ts'
import { ownPodsOf, type OwnPods } from '../../tree/workloads/pods.ts'
import { isBinarySize } from '../../values/quantity.ts'
import { containersOfPods, containerText, type Container } from '../../tree/workloads/containers.ts'
import { placedMounts, placedVolumes } from '../../tree/workloads/volumes.ts'

export const validVolume: Rule = {
  id: 'valid-volume',
  summary:
    'Every volume is mounted, every mount has a place and a folder of its own, scratch space is bounded, and no ConfigMap is mounted by subPath.',
  rationale:
    'A file mounted by subPath is never renewed: the fix was in Git for weeks and ran nowhere. Scratch space without a bound fills its node.',
  example: {
    refused: 'volumes:\n  - {name: tmp, emptyDir: {}}',
    accepted: 'volumes:\n  - {name: tmp, emptyDir: {sizeLimit: 256Mi}}',
  },
  fix: 'Mount the volume or remove it; give an emptyDir a sizeLimit; mount a ConfigMap as a whole folder.',
  check: inEachCluster((cluster) =>
    ownPodsOf(cluster).flatMap((pods) => [
      ...checkVolumes(cluster, pods),
      ...containersOfPods(cluster, pods).flatMap((run) => [...checkMounts(run), ...checkFolders(run)]),
    ]),
  ),
}

const checkVolumes = (cluster: ClusterView, pods: OwnPods): Violation[] => {
  const mounted = new Set(
    containersOfPods(cluster, pods).flatMap(({ container }) =>
      [...(container.volumeMounts ?? []), ...(container.volumeDevices ?? [])].map(({ name }) => name),
    ),
  )
  return placedVolumes(pods).flatMap(({ volume: { name, emptyDir, ...sources }, location }) => [
    ...(mounted.has(name)
      ? []
      : [
          {
            location: location('name'),
            message: `no container of ${pods.owner} mounts its volume ${name}`,
            impact: 'what was meant to be kept in it, or read from it, is somewhere else',
            fix: 'mount it, or remove it',
          },
        ]),
    ...(emptyDir || Object.keys(sources).length === 1
      ? []
      : [
          {
            location: location(),
            message: `the volume ${name} of ${pods.owner} says in ${Object.keys(sources).length} ways what it is`,
            impact: 'without one it is an empty folder that is lost at a restart; with two it is refused',
            fix: 'give it exactly one source',
          },
        ]),
    ...(emptyDir && !isBinarySize(emptyDir.sizeLimit)
      ? [
          {
            location: location('emptyDir', 'sizeLimit'),
            message: `the scratch space ${name} of ${pods.owner} has no size in Mi or Gi`,
            impact: 'it may fill the disk of its node, and every pod there is evicted',
            fix: 'state a sizeLimit such as 256Mi',
          },
        ]
      : []),
  ])
}

const checkMounts = (run: Container): Violation[] => {
  const mounts = placedMounts(run)
  return mounts.flatMap(({ mount: { name, mountPath, subPath, subPathExpr }, location }, index) => {
    const source = (run.pods.spec.volumes ?? []).find((volume) => volume.name === name)
    const isFile = source?.configMap ?? source?.secret ?? source?.projected
    const isTaken = mounts.findIndex(({ mount }) => mount.mountPath === mountPath) !== index
    return [
      ...(mountPath.startsWith('/') && !mountPath.includes(':') && !isTaken
        ? []
        : [
            {
              location: location('mountPath'),
              message: `${containerText(run)} mounts ${name} at ${mountPath}${isTaken ? ', where something else is' : ''}`,
              impact: 'the API server refuses the pod',
              fix: 'mount each volume at an absolute path of its own',
            },
          ]),
      ...(isFile && (subPath ?? subPathExpr) !== undefined
        ? [
            {
              location: location('subPath'),
              message: `${containerText(run)} mounts a single file of ${name}`,
              impact: 'it keeps the content of its start, whatever Git says since',
              fix: 'mount the whole folder',
            },
          ]
        : []),
    ]
  })
}

/** Folders of a volume that one container has at two places. */
const checkFolders = (run: Container): Violation[] => {
  const folders = placedMounts(run).filter(({ mount: { name, subPathExpr } }) => {
    const source = (run.pods.spec.volumes ?? []).find((volume) => volume.name === name)
    return subPathExpr === undefined && !(source?.configMap ?? source?.secret ?? source?.projected)
  })
  return folders.flatMap(({ mount: { name, mountPath, subPath = '' }, location }, index) => {
    const first = folders.find(({ mount }) => mount.name === name && (mount.subPath ?? '') === subPath)
    return first === folders[index]
      ? []
      : [
          {
            location: location('subPath'),
            message: `${containerText(run)} has the same folder of ${name} at ${first?.mount.mountPath} and at ${mountPath}`,
            impact: 'what is written to the one place lies in the other too',
            fix: 'give each mount a subPath of its own',
          },
        ]
  })
}
