import ts from 'typescript';

/** What the sources say of an error class. */
export interface ErrorClass {
  readonly name: string;
  /** The class that it extends: `Error`, or another one of these. */
  readonly base: string;
  /** When it comes, and what to do then: the paragraphs of its docstring, the latter without "What to do:". */
  readonly when: string;
  readonly remedy: string;
  /** Values that `code` has; none when it has no code of its own. */
  readonly codes: readonly string[];
  readonly members: readonly ErrorMember[];
  /** Function of the same file that recognizes it. */
  readonly guard?: string;
}

export interface ErrorMember {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

const REMEDY = 'What to do:';

/** The classes of a file that extend another class whose name ends in `Error`. */
export function errorClassesOf(source: ts.SourceFile): ErrorClass[] {
  const unions = new Map(
    source.statements.filter(ts.isTypeAliasDeclaration).map(({ name, type }) => [name.text, type]),
  );
  const functions = new Set(source.statements.filter(ts.isFunctionDeclaration).map(({ name }) => name?.text));
  return source.statements.filter(ts.isClassDeclaration).flatMap((declaration) => {
    const base = baseOf(declaration);
    const name = declaration.name?.text;
    if (!name || !base?.endsWith('Error')) return [];
    const paragraphs = docOf(declaration)
      .split(/\n\s*\n/)
      .map(oneLine);
    const remedy = paragraphs.find((paragraph) => paragraph.startsWith(REMEDY));
    const properties = declaration.members.filter(ts.isPropertyDeclaration).filter(isOwn);
    const code = properties.find((property) => property.name.getText() === 'code');
    const guard = `is${name}`;
    return [
      {
        name,
        base,
        when: paragraphs.filter((paragraph) => paragraph !== remedy).join(' '),
        remedy: remedy?.slice(REMEDY.length).trim() ?? '',
        codes: code ? codesOf(code, unions) : [],
        members: properties.filter((property) => !['code', 'name'].includes(property.name.getText())).map(toMember),
        ...(functions.has(guard) && { guard }),
      },
    ];
  });
}

function baseOf({ heritageClauses }: ts.ClassDeclaration): string | undefined {
  return heritageClauses?.find(({ token }) => token === ts.SyntaxKind.ExtendsKeyword)?.types[0]?.expression.getText();
}

function isOwn({ modifiers, name }: ts.PropertyDeclaration): boolean {
  return !ts.isPrivateIdentifier(name) && !modifiers?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
}

/** Its value where it has one, else all that its type admits. */
function codesOf(code: ts.PropertyDeclaration, unions: ReadonlyMap<string, ts.TypeNode>): string[] {
  if (code.initializer && ts.isStringLiteral(code.initializer)) return [code.initializer.text];
  const type = code.type && ts.isTypeReferenceNode(code.type) ? unions.get(code.type.typeName.getText()) : code.type;
  return [...(type?.getText() ?? '').matchAll(/'(\w+)'/g)].map(([, value = '']) => value);
}

function toMember(property: ts.PropertyDeclaration): ErrorMember {
  const type = property.type?.getText() ?? typeOfValue(property.initializer);
  return {
    name: `${property.name.getText()}${property.questionToken ? '?' : ''}`,
    type,
    text: oneLine(docOf(property)),
  };
}

function typeOfValue(initializer: ts.Expression | undefined): string {
  if (!initializer) return 'unknown';
  return ts.isNumericLiteral(initializer) ? 'number' : 'string';
}

function docOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return (ts.getTextOfJSDocComment(comments.at(-1)?.comment) ?? '').replace(/\{@link (\w+)\}/g, '`$1`');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
