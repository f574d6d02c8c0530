"""Calls into Go: functions, methods and func values as callables, and Python's callables as func values."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Sequence
from types import MethodType
from typing import TYPE_CHECKING, Any

from golite.embed.badvalue import BadValue, wrong_type
from golite.embed.callplan import call_plan
from golite.embed.gotypes import GoType, Method
from golite.embed.memory import read_word, write_word
from golite.embed.pointers import Opaque, proxy
from golite.embed.sequences import rest_storer
from golite.embed.signature import Signature

if TYPE_CHECKING:
    import inspect

    from golite.embed.convert import Converters

_Functions = tuple[Callable[[int], Any], Callable[[int, Any], None]]


class Caller:
    """Calls Go code of one signature. Results: none is None, one is itself, several are a tuple, with names if Go has names for all. A last result of
    type error is not among them, but raised as GoError unless it is nil (or ``raises`` is False)."""

    def __init__(self, converters: Converters, signature: Signature, has_receiver: bool = False, raises: bool = True) -> None:
        functype = signature.functype
        self.heap = converters.heap
        self.signature = signature
        self.plan = plan = call_plan(functype, has_receiver)
        self.params = [
            (offset, converters.of(t).store, f"parameter {name}")
            for offset, t, name in zip(plan.param_offsets, plan.params, signature.names, strict=True)
        ]
        if signature.variadic:
            offset, _, where = self.params[-1]
            self.params[-1] = offset, rest_storer(converters, plan.params[-1]), where
        self.results = [(offset, converters.loader(t)) for offset, t in zip(plan.result_offsets, plan.results, strict=True)]
        self.raises = raises and bool(functype.results) and functype.results[-1] is converters.basic["error"]
        self.tuple: Any = tuple
        names = list(signature.result_names[: len(self.results) - self.raises])
        if len(names) > 1 and all(names):
            self.tuple = namedtuple(f"{signature.name}_results", names, rename=True)  # type: ignore[misc]
        self._native = self.heap.callable(self)

    def __call__(self, code: int, closure: int, receiver: int, values: Sequence[Any]) -> Any:
        """``values``: as Signature.bind gives them."""
        if self._native is not None:
            return self._native(code, closure, receiver, *values)
        heap, plan = self.heap, self.plan
        with heap.scope():
            block = heap.block(plan.block_size)
            self._store(block, values)
            if plan.has_receiver:
                write_word(block, receiver)
            heap.call(code, closure, plan, block)
            results: Any = [load(block + offset) for offset, load in self.results]
        if self.raises:
            error = results.pop()
            if error is not None:
                raise error
        if len(results) > 1:
            return tuple(results) if self.tuple is tuple else self.tuple._make(results)
        return results[0] if results else None

    def _store(self, block: int, values: Sequence[Any]) -> None:
        for (offset, store, where), value in zip(self.params, values, strict=True):
            try:
                store(block + offset, value)
            except BadValue as bad:
                raise bad.as_error(where) from None


class Function:
    """An exported function: a callable with name, signature and the comment from its source."""

    def __init__(self, converters: Converters, row: tuple[Any, ...]) -> None:
        self.__name__ = self.__qualname__ = row[0]
        self.__doc__ = row[4] or None
        self.address: int = row[5]
        self.signature = Signature.from_export(row)
        self.__annotations__ = self.signature.annotations
        self.__go_type__ = self.signature.functype
        self._converters = converters
        self._call = Caller(converters, self.signature)
        self._plain_count = self.signature.fixed if not self.signature.variadic else -1  # so many arguments need no binding

    @property
    def __signature__(self) -> inspect.Signature:
        return self.signature.inspected

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if kwargs or len(args) != self._plain_count:
            return self._call(self.address, 0, 0, self.signature.bind(args, kwargs))
        return self._call(self.address, 0, 0, args)

    def __repr__(self) -> str:
        return f"<Go function {self.__name__}{self.signature.inspected}>"


class GoFunc(Opaque):
    """A func value that is not nil. Its parameters have no names, so it takes positional arguments only."""

    __slots__ = ("_call",)

    def __init__(self, converters: Converters, t: GoType, address: int) -> None:
        super().__init__(converters, t, address)
        self._call = converters.caller("func", t)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._call(read_word(self.address), self.address, 0, self._call.signature.bind(args, kwargs))


class HostShape:
    """What Python callables of one func type have in common."""

    def __init__(self, converters: Converters, t: GoType) -> None:
        plan = call_plan(t)
        self.is_variadic = t.is_variadic
        self.params = [(offset, converters.of(p)) for offset, p in zip(plan.param_offsets, plan.params, strict=True)]
        self.results = [(offset, converters.of(r)) for offset, r in zip(plan.result_offsets, plan.results, strict=True)]
        self.error = self.results.pop() if t.results and t.results[-1] is converters.basic["error"] else None


def build_func(converters: Converters, t: GoType) -> _Functions:
    heap = converters.heap
    made: list[HostShape] = []

    def shape() -> HostShape:
        if not made:
            made.append(HostShape(converters, t))  # not before it is needed: types of parameters may be those that are being built
        return made[0]

    def load(address: int) -> Any:
        target = heap.hold(address)
        return proxy(converters, t, target, GoFunc) if target else None

    def store(address: int, value: Any) -> None:
        if value is None:
            write_word(address, 0)
            return
        value = getattr(value, "__go_function__", value)
        mine = isinstance(value, (GoFunc, Function)) and value._converters is converters and _is_assignable(value.__go_type__, t)
        if mine and isinstance(value, GoFunc):
            write_word(address, value.address)
        elif mine:
            made = heap.new(converters.basic["uintptr"].address)  # a func value without captured variables: its code
            write_word(made, value.address)
            write_word(address, made)
        elif callable(value):  # what is Go's but of another run has variables of its own, so it is called as what is Python's
            write_word(address, heap.host_func(t.address, Host(converters, t, value, shape())))
        else:
            raise wrong_type(t, value)

    return load, store


def _is_assignable(have: GoType, wanted: GoType) -> bool:
    """Go's rule for func types, of which one may have a name."""
    if have is wanted:
        return True
    same = have.params == wanted.params and have.results == wanted.results and have.is_variadic == wanted.is_variadic
    return same and not (have.is_defined and wanted.is_defined)


class Host:
    """A Python callable as Go calls it: with a block that has the arguments and gets the results (callplan.py).

    It returns what a Go function returns to Python: several results as a tuple, and of an error in last place nothing. That error is nil
    unless the callable raises something that ``Converters.error_of`` makes a Go error of; all else that it raises is for the heap to pass on."""

    def __init__(self, converters: Converters, t: GoType, function: Callable[..., Any], shape: HostShape | None = None) -> None:
        shape = shape or HostShape(converters, t)
        self.function = function
        self.converters = converters
        self._variadic = shape.is_variadic
        self._params = shape.params
        self._results = shape.results
        self._error = shape.error
        self._name = getattr(function, "__qualname__", type(function).__qualname__)

    def __call__(self, block: int) -> None:
        self.call(block, block)

    def call(self, block: int, outcome: int) -> None:
        """``outcome``: the block, but with the results; there is no use for them in ``block`` then."""
        scope = self.converters.heap.scope
        with scope():
            args = [converter.load(block + offset) for offset, converter in self._params]
        if self._variadic:
            args[-1:] = args[-1]
        try:
            result = self.function(*args)
        except Exception as exception:
            if self._error is None or not self.put_error(outcome + self._error[0], exception):
                raise
            return
        with scope():
            for (offset, converter), value, where in zip(self._results, self._split(result), self._places(), strict=True):
                converter.put(outcome + offset, value, where)

    def put_result(self, address: int, value: Any) -> None:
        """Stores the one result, or nothing if there is none."""
        with self.converters.heap.scope():
            for (_, converter), one, where in zip(self._results, self._split(value), self._places(), strict=True):
                converter.put(address, one, where)

    def put_error(self, address: int, exception: Exception) -> bool:
        """Stores the error that an exception is; False if it is none."""
        assert self._error is not None
        error = self._as_error(exception)
        if error is None:
            return False
        with self.converters.heap.scope():
            self._error[1].put(address, error, f"error of {self._name}")
        return True

    def _as_error(self, exception: Exception) -> Any:
        from golite.embed.errors import GoError

        if isinstance(exception, GoError) and exception.box is not None and exception.box._converters is self.converters:
            return exception
        return self.converters.error_of(exception) if self.converters.error_of is not None else None

    def _split(self, result: Any) -> list[Any]:
        count = len(self._results)
        if count == 1:
            return [result]
        if count == 0:
            if result is not None:
                raise TypeError(f"{self._name} returned {type(result).__name__}, where Go wants nothing")
            return []
        if not isinstance(result, (tuple, list)) or len(result) != count:
            raise TypeError(f"{self._name} returned {type(result).__name__}, where Go wants a tuple of {count}")
        return list(result)

    def _places(self) -> list[str]:
        if len(self._results) == 1:
            return [f"result of {self._name}"]
        return [f"result {i + 1} of {self._name}" for i in range(len(self._results))]


def method_function(
    converters: Converters, named: GoType, method: Method, receiver: Callable[[Any], int], after: Callable[[Any, int], None] | None = None
) -> Any:
    """A Go method for a class, as a MethodFunction is."""
    made = MethodFunction(converters, named, method, receiver, after)
    return converters.heap.method(made) or made


class MethodFunction:
    """A Go method as a function in a class. ``t``: the type whose method set ``method`` is of, ``named``: the one that declares it. ``receiver``: an
    interface's data word for an instance, asked for in a scope in which ``after(instance, word)`` runs when the method has returned."""

    def __init__(
        self,
        converters: Converters,
        named: GoType,
        method: Method,
        receiver: Callable[[Any], int],
        after: Callable[[Any, int], None] | None = None,
    ) -> None:
        row = converters.type_rows.get(named.address)
        names, doc = next(((names, doc) for name, names, doc in row[5] if name == method.name), ([], "")) if row is not None else ([], "")
        self.__name__ = method.name
        self.__qualname__ = f"{named.name}.{method.name}"
        self.__doc__ = doc or None
        self.signature = Signature(method.name, method.type, names)
        self.__annotations__ = self.signature.annotations
        self._converters = converters
        self.code = method.code
        self.receiver = receiver
        self.after = after
        self.prepared: Callable[[Caller], None] | None = None  # told of the caller
        self._caller: Caller | None = None  # made for the first call: types of parameters may be those that are being built

    def __get__(self, instance: Any, owner: Any = None) -> Any:
        return self if instance is None else MethodType(self, instance)

    def __call__(self, instance: Any, *args: Any, **kwargs: Any) -> Any:
        caller = self._caller
        if caller is None:
            caller = self._caller = Caller(self._converters, self.signature, True)
            if self.prepared is not None:
                self.prepared(caller)
        values = self.signature.bind(args, kwargs)
        with self._converters.heap.scope():
            word = self.receiver(instance)
            try:
                return caller(self.code, 0, word, values)
            finally:
                if self.after is not None:
                    self.after(instance, word)

    @property
    def __signature__(self) -> inspect.Signature:
        from inspect import Parameter

        plain = self.signature.inspected
        return plain.replace(parameters=[Parameter("self", Parameter.POSITIONAL_ONLY), *plain.parameters.values()])

    def __repr__(self) -> str:
        return f"<Go method {self.__qualname__}{self.signature.inspected}>"
