import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import ts from 'typescript'
import sdk from 'wx-server-sdk'

/** What the type definitions call otherwise. */
const NAMES: Record<string, string> = { PipelineBase: 'Aggregate', Pipeline: 'Aggregate' }

/**
 * Everything that can be called, as `cloud.uploadFile` or `DatabaseCommand.aggregate.abs`: in wx-server-sdk's type
 * definitions, and what the SDK exports although they lack it.
 */
export function declaredCalls(): string[] {
  const folder = dirname(createRequire(import.meta.url).resolve('wx-server-sdk'))
  const text = readFileSync(join(folder, 'index.d.ts'), 'utf8')
  const file = ts.createSourceFile('index.d.ts', text, ts.ScriptTarget.Latest, true)
  const found = file.statements.flatMap((statement) => callsOf(statement))
  return [...new Set([...found, ...Object.keys(sdk).map((name) => `cloud.${name}`)])]
}

function callsOf(statement: ts.Statement): string[] {
  if (ts.isFunctionDeclaration(statement)) return [`cloud.${statement.name?.text ?? ''}`]
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => `cloud.${name.getText()}`)
  if (!ts.isModuleDeclaration(statement) || !statement.body || !ts.isModuleBlock(statement.body)) return []
  const types = statement.body.statements.filter(
    (inner) => ts.isClassDeclaration(inner) || ts.isInterfaceDeclaration(inner),
  )
  const callable = new Set(types.filter(isCallable).map(({ name }) => name?.text ?? ''))
  return types.flatMap(({ name, members }) => {
    const owner = name?.text ?? ''
    return [...members].flatMap((member) => membersOf(NAMES[owner] ?? owner, member, callable))
  })
}

type Member = ts.ClassElement | ts.TypeElement

const isMethod = (member: Member) => ts.isMethodDeclaration(member) || ts.isMethodSignature(member)

/** An interface of calls, such as IGeo; not a class, whose objects come of a call. */
const isCallable = (type: ts.Statement) =>
  ts.isInterfaceDeclaration(type) &&
  type.members.some(
    (member) =>
      isMethod(member) ||
      ts.isCallSignatureDeclaration(member) ||
      (ts.isPropertySignature(member) && /Constructor$/.test(member.type?.getText() ?? '')),
  )

function membersOf(owner: string, member: Member, callable: ReadonlySet<string>): string[] {
  const name = `${owner}.${member.name?.getText() ?? ''}`
  if (isMethod(member)) return [name]
  if (!ts.isPropertyDeclaration(member) && !ts.isPropertySignature(member)) return []
  const { type } = member
  if (type && ts.isTypeLiteralNode(type))
    return type.members.flatMap((inner) => membersOf(name, inner, callable))
  const calls = type && (ts.isFunctionTypeNode(type) || callable.has(type.getText()))
  return calls ? [name] : []
}
