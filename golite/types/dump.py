"""What ``--dump=types`` prints: a package's declarations with their types, constants' values, and the initialisation order.

The text is stable: package-level names are sorted, methods are in source order, and nothing depends on addresses or positions.
"""

from __future__ import annotations

from typing import Any

from golite.types.const import format_value
from golite.types.objects import Const, Func, Package, TypeName, Var
from golite.types.types import Alias, Named, Signature, TypeParam
from golite.types.typestring import type_string


def format_package(pkg: Package) -> str:
    def qualifier(p: Package) -> str:
        return "" if p is pkg else p.path

    def ts(t: Any) -> str:
        return type_string(t, qualifier)

    lines = [f"package {pkg.name} // {pkg.path}"]
    lines += [f"import {p.path}" for p in pkg.imports]
    for name in sorted(pkg.scope.names):
        obj = pkg.scope.names[name]
        if type(obj) is Const:
            lines.append(f"const {name} {ts(obj.type)} = {format_value(obj.value)}")
        elif type(obj) is Var:
            lines.append(f"var {name} {ts(obj.type)}")
        elif type(obj) is Func:
            lines.append(f"func {name}{ts(obj.type)[4:]}")
        elif type(obj) is TypeName:
            lines += _format_type(name, obj.type, ts)
    for t in pkg.types:
        if t.local_id:
            lines += _format_type(f"{t.obj.name}·{t.local_id}", t, ts)
    if pkg.init_order:
        lines.append("init order: " + "; ".join(", ".join(v.name for v in variables) for variables, _ in pkg.init_order))
    return "\n".join(lines) + "\n"


def _format_type(name: str, t: Any, ts: Any) -> list[str]:
    if type(t) is Alias:
        return [f"type {name} = {ts(t.target)}"]
    if type(t) is not Named:
        return [f"type {name} {ts(t)}"]
    lines = [f"type {name}{_format_type_params(t.tparams, ts)} {ts(t.underlying)}"]
    for m in t.methods:
        if type(m.type) is Signature:
            recv = ts(m.type.recv.type) if m.type.recv is not None else name
            lines.append(f"\tfunc ({recv}) {m.name}{ts(m.type)[4:]}")
    return lines


def _format_type_params(tparams: list[TypeParam], ts: Any) -> str:
    if not tparams:
        return ""
    return "[" + ", ".join(f"{p.obj.name} {ts(p.constraint)}" for p in tparams) + "]"
