/**
 * A build in its own process, killed at a change of the disk. Arguments: folder, files with versions as JSON, number of
 * the change.
 */
import { writeTrees } from '../write-trees.ts'
import { withDiskFault } from './disk-fault.ts'
import { SAMPLE_HEADER, sampleTree } from './sample-tree.ts'

const [out = '', versions = '{}', at] = process.argv.slice(2)
const tree = sampleTree(JSON.parse(versions) as Record<string, string>)
withDiskFault({ at: Number(at), fault: 'KILL' }, () => {
  writeTrees([tree], { out, header: SAMPLE_HEADER, whole: true }, () => {})
})
