import { nameError, nodeAddressError, tailnetAddressError, wordsIn, type CheckAnswer } from './answer.ts'
import { eachInTurn } from './each-in-turn.ts'
import type { KnownCluster, NewCluster, NewNode } from './new-fleet.ts'
import type { Ask } from './question.ts'

type Nodes = NewCluster['nodes']

/** The nodes of a cluster: what is not known of them is asked for. */
export const completeNodes = async (
  cluster: string,
  { nodes: known }: KnownCluster,
  ask: Ask,
): Promise<Nodes> => {
  const nodes = await eachInTurn(Object.entries(known), (name, node) =>
    completeNode(`${cluster}/${name}`, node, ask),
  )
  return Object.keys(nodes).length > 0 ? nodes : askForNodes(cluster, {}, ask)
}

const completeNode = async (
  name: string,
  { address, tailnetAddress }: Partial<NewNode>,
  ask: Ask,
): Promise<NewNode> => ({
  address:
    address ??
    (await ask({
      text: `Address of ${name} in its own network`,
      flag: `--node ${name}=ADDRESS`,
      check: nodeAddressError,
    })),
  tailnetAddress:
    tailnetAddress ??
    (await ask({
      text: `Tailnet address of ${name}`,
      flag: `--node ${name}=TAILNET_ADDRESS`,
      check: tailnetAddressError,
    })),
})

/** A node a line. An empty line ends them. */
const askForNodes = async (cluster: string, nodes: Nodes, ask: Ask): Promise<Nodes> => {
  const count = Object.keys(nodes).length
  const answer = await ask({
    text: `Node ${count + 1} of ${cluster}, as NAME ADDRESS TAILNET_ADDRESS${count === 0 ? '' : ' (empty: no more)'}`,
    flag: `--node ${cluster}/NODE=ADDRESS,TAILNET_ADDRESS`,
    ...(count > 0 && { default: '' }),
    check: nodeErrorBeside(nodes),
  })
  const [name = '', address = '', tailnetAddress = ''] = wordsIn(answer)
  return name === '' ? nodes : askForNodes(cluster, { ...nodes, [name]: { address, tailnetAddress } }, ask)
}

const nodeErrorBeside =
  (nodes: Nodes): CheckAnswer =>
  (answer) => {
    const words = wordsIn(answer)
    const [name = '', address = '', tailnetAddress = ''] = words
    if (words.length !== 3)
      return { message: `${words.length} words are no node`, fix: 'write NAME ADDRESS TAILNET_ADDRESS' }
    if (Object.hasOwn(nodes, name)) return { message: `there is a node ${name}`, fix: 'write another name' }
    return nameError(name) ?? nodeAddressError(address) ?? tailnetAddressError(tailnetAddress)
  }
