"""Makes the AST: one method for every named alternative of grammar/go.lark, called by the parser at the reduction.

A method gets the values of the alternative's symbols: nodes, lists of nodes, positions of keywords and punctuation, and
``(pos, operator)`` for operators. Lists grow in place (every list belongs to one rule instance).

What the grammar leaves open is settled here: precedence of binary operators, ``<-chan`` in expressions, type parameters against
array lengths, named against unnamed parameters, which expressions can be types. Where gc would report a syntax error
for what the grammar accepts, `Rejected` is raised, and diagnose.py words the error.
"""

from __future__ import annotations

from typing import Any, Optional

from golite.syntax import ast
from golite.syntax.ambiguity import split_type_parameter
from golite.syntax.ast import ArrayType, BasicLit, BlockStmt, Expr, Field, FuncType, Ident
from golite.syntax.build_base import Rejected
from golite.syntax.build_stmt import StmtBuilder


class Builder(StmtBuilder):
    def source_file(self, package: int, name: Ident, semi: int, imports: list[Any], decls: list[Any]) -> ast.File:
        specs = [spec for decl in imports for spec in decl.specs]
        if name.name == "_":
            raise Rejected("invalid package name _", name.pos)
        return ast.File(package, self.source, name, imports + decls, specs, self.doc_at(package), self.directives, self.bodies)

    def decls_append(self, decls: list[ast.Decl], decl: ast.Decl, semi: int) -> list[ast.Decl]:
        if type(decl) is ast.FuncDecl and self.directives:
            # As in gc, directives between the previous declaration and this one belong to this one.
            last = self.pragma_from
            decl.pragmas = tuple(text for pos, text in self.directives if last < pos < decl.pos)
        self.pragma_from = semi
        decls.append(decl)
        return decls

    def imports_one(self, imports: list[ast.GenDecl], keyword: int, spec: ast.ImportSpec, semi: int) -> list[ast.GenDecl]:
        self.pragma_from = semi
        spec.doc = self.doc_at(keyword)
        imports.append(ast.GenDecl(keyword, "import", [spec], spec.doc))
        return imports

    def imports_group(
        self, imports: list[ast.GenDecl], keyword: int, lparen: int, specs: list[ast.ImportSpec], rparen: int, semi: int
    ) -> list[ast.GenDecl]:
        self.pragma_from = semi
        imports.append(ast.GenDecl(keyword, "import", specs, self.doc_at(keyword)))
        return imports

    def import_plain(self, path: BasicLit) -> ast.ImportSpec:
        return ast.ImportSpec(path.pos, self.doc_at(path.pos), None, path)

    def import_named(self, name: Ident, path: BasicLit) -> ast.ImportSpec:
        return ast.ImportSpec(name.pos, self.doc_at(name.pos), name, path)

    def import_dot(self, dot: int, path: BasicLit) -> ast.ImportSpec:
        return ast.ImportSpec(dot, self.doc_at(dot), Ident(dot, "."), path)

    def _one(self, keyword: int, tok: str, spec: Any) -> ast.GenDecl:
        doc = self.doc_at(keyword)
        spec.doc = doc
        return ast.GenDecl(keyword, tok, [spec], doc)

    def const_one(self, keyword: int, spec: ast.ValueSpec) -> ast.GenDecl:
        return self._one(keyword, "const", spec)

    def const_group(self, keyword: int, lparen: int, specs: list[ast.ValueSpec], rparen: int) -> ast.GenDecl:
        # Spec, "Constant declarations": an empty expression list repeats the preceding one, and its type.
        last: Optional[ast.ValueSpec] = None
        for index, spec in enumerate(specs):
            spec.iota = index
            if spec.values or spec.type_expr is not None:
                last = spec
            elif last is not None:
                spec.type_expr, spec.values, spec.inherited = last.type_expr, last.values, True
        return ast.GenDecl(keyword, "const", specs, self.doc_at(keyword))

    def var_one(self, keyword: int, spec: ast.ValueSpec) -> ast.GenDecl:
        return self._one(keyword, "var", spec)

    def var_group(self, keyword: int, lparen: int, specs: list[ast.ValueSpec], rparen: int) -> ast.GenDecl:
        return ast.GenDecl(keyword, "var", specs, self.doc_at(keyword))

    def type_one(self, keyword: int, spec: ast.TypeSpec) -> ast.GenDecl:
        return self._one(keyword, "type", spec)

    def type_group(self, keyword: int, lparen: int, specs: list[ast.TypeSpec], rparen: int) -> ast.GenDecl:
        return ast.GenDecl(keyword, "type", specs, self.doc_at(keyword))

    def _value(self, names: list[Ident], type_expr: Optional[Expr], values: list[Expr]) -> ast.ValueSpec:
        pos = names[0].pos
        return ast.ValueSpec(pos, self.doc_at(pos), names, type_expr, values)

    def value_names(self, names: list[Ident]) -> ast.ValueSpec:
        return self._value(names, None, [])

    def value_typed(self, names: list[Ident], type_expr: Expr) -> ast.ValueSpec:
        return self._value(names, type_expr, [])

    def value_init(self, names: list[Ident], eq: int, values: list[Expr]) -> ast.ValueSpec:
        return self._value(names, None, values)

    def value_typed_init(self, names: list[Ident], type_expr: Expr, eq: int, values: list[Expr]) -> ast.ValueSpec:
        return self._value(names, type_expr, values)

    # ------------------------------------------------------------ type declarations

    def _type(self, name: Ident, tparams: list[Field], is_alias: bool, type_expr: Expr) -> ast.TypeSpec:
        return ast.TypeSpec(name.pos, self.doc_at(name.pos), name, tparams, is_alias, type_expr)

    def type_def(self, name: Ident, type_expr: Expr) -> ast.TypeSpec:
        if type(type_expr) is ArrayType and type_expr.length is not None:
            split = split_type_parameter(type_expr.length, False)
            if split is not None:
                return self._type(name, [self._split_field(split)], False, type_expr.elem)
        return self._type(name, [], False, type_expr)

    def type_alias(self, name: Ident, eq: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, [], True, type_expr)

    def type_generic(self, name: Ident, lbrack: int, tparams: list[Field], rbrack: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, tparams, False, type_expr)

    def type_generic_alias(self, name: Ident, lbrack: int, tparams: list[Field], rbrack: int, eq: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, tparams, True, type_expr)

    def _split_field(self, split: tuple[Ident, Expr]) -> Field:
        name, constraint = split
        self._constraint(constraint)
        return Field(name.pos, [name], constraint)

    def _split(self, x: Expr, comma: bool) -> Field:
        split = split_type_parameter(x, comma)
        if split is None:
            raise Rejected("syntax error: invalid type parameter list", x.pos)
        return self._split_field(split)

    def type_split_alias(self, name: Ident, lbrack: int, x: Expr, rbrack: int, eq: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, [self._split(x, False)], True, type_expr)

    def type_split_comma(self, name: Ident, lbrack: int, x: Expr, comma: int, rbrack: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, [self._split(x, True)], False, type_expr)

    def type_split_comma_alias(self, name: Ident, lbrack: int, x: Expr, comma: int, rbrack: int, eq: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, [self._split(x, True)], True, type_expr)

    def type_split_more(self, name: Ident, lbrack: int, x: Expr, comma: int, more: list[Field], rbrack: int, type_expr: Expr) -> ast.TypeSpec:
        return self._type(name, [self._split(x, True), *more], False, type_expr)

    def type_split_more_alias(
        self, name: Ident, lbrack: int, x: Expr, comma: int, more: list[Field], rbrack: int, eq: int, type_expr: Expr
    ) -> ast.TypeSpec:
        return self._type(name, [self._split(x, True), *more], True, type_expr)

    # ------------------------------------------------------------ functions

    def _func(
        self, pos: int, recv: Optional[list[Field]], name: Ident, tparams: list[Field], sig: FuncType, body: Optional[BlockStmt]
    ) -> ast.FuncDecl:
        sig.pos = pos
        sig.tparams = tparams
        receiver: Optional[Field] = None
        if recv is not None:
            if len(recv) != 1 or len(recv[0].names) > 1:
                self._complain(pos, "method must have one receiver")
            if recv:
                receiver = recv[0]
                del receiver.names[1:]
                receiver.type_expr = self._without_dots(receiver.type_expr, "invalid use of ...")
        if body is not None:
            self.bodies.append(body)
        return ast.FuncDecl(pos, name, receiver, sig, body, self.doc_at(pos))

    def func_extern(self, pos: int, name: Ident, sig: FuncType) -> ast.FuncDecl:
        return self._func(pos, None, name, [], sig, None)

    def func_plain(self, pos: int, name: Ident, sig: FuncType, body: BlockStmt) -> ast.FuncDecl:
        return self._func(pos, None, name, [], sig, body)

    def func_generic_extern(self, pos: int, name: Ident, lbrack: int, tparams: list[Field], rbrack: int, sig: FuncType) -> ast.FuncDecl:
        return self._func(pos, None, name, tparams, sig, None)

    def func_generic(self, pos: int, name: Ident, lbrack: int, tparams: list[Field], rbrack: int, sig: FuncType, body: BlockStmt) -> ast.FuncDecl:
        return self._func(pos, None, name, tparams, sig, body)

    def method_extern(self, pos: int, recv: list[Field], name: Ident, sig: FuncType) -> ast.FuncDecl:
        return self._func(pos, recv, name, [], sig, None)

    def method_plain(self, pos: int, recv: list[Field], name: Ident, sig: FuncType, body: BlockStmt) -> ast.FuncDecl:
        return self._func(pos, recv, name, [], sig, body)

    def method_generic_extern(
        self, pos: int, recv: list[Field], name: Ident, lbrack: int, tparams: list[Field], rbrack: int, sig: FuncType
    ) -> ast.FuncDecl:
        return self._func(pos, recv, name, tparams, sig, None)

    def method_generic(
        self,
        pos: int,
        recv: list[Field],
        name: Ident,
        lbrack: int,
        tparams: list[Field],
        rbrack: int,
        sig: FuncType,
        body: BlockStmt,
    ) -> ast.FuncDecl:
        return self._func(pos, recv, name, tparams, sig, body)
